// The other side of `npm run bench:temporal`: a workflow that fans out to activities which return at once, and completes.
//
//	fanout worker -address host:port
//	fanout rounds -address host:port -total 300 -inflight 50 -fan 6
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

const queue = "fanout"

func Look(_ context.Context, place int) (int, error) { return place, nil }

func Round(ctx workflow.Context, fan int) (int, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	asked := make([]workflow.Future, fan)
	for place := range asked {
		asked[place] = workflow.ExecuteActivity(ctx, Look, place)
	}
	seen := 0
	for _, answer := range asked {
		if err := answer.Get(ctx, nil); err != nil {
			return 0, err
		}
		seen++
	}
	return seen, nil
}

type silent struct{}

func (silent) Debug(string, ...any) {}
func (silent) Info(string, ...any)  {}
func (silent) Warn(string, ...any)  {}
func (silent) Error(message string, about ...any) {
	fmt.Fprintln(os.Stderr, append([]any{message}, about...)...)
}

func require(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	flags := flag.NewFlagSet("fanout", flag.ExitOnError)
	address := flags.String("address", "127.0.0.1:7233", "of the server")
	total := flags.Int("total", 300, "rounds")
	inflight := flags.Int("inflight", 50, "rounds at once")
	fan := flags.Int("fan", 6, "activities of a round")
	require(flags.Parse(os.Args[2:]))
	temporal, err := client.Dial(client.Options{HostPort: *address, Logger: silent{}})
	require(err)
	defer temporal.Close()
	if os.Args[1] == "worker" {
		w := worker.New(temporal, queue, worker.Options{})
		w.RegisterWorkflow(Round)
		w.RegisterActivity(Look)
		require(w.Run(worker.InterruptCh()))
		return
	}
	seconds := rounds(temporal, *total, *inflight, *fan)
	require(json.NewEncoder(os.Stdout).Encode(map[string]float64{"rounds": float64(*total), "seconds": seconds}))
}

func rounds(temporal client.Client, total, inflight, fan int) float64 {
	ctx := context.Background()
	run := time.Now().UnixNano()
	var next atomic.Int64
	var all sync.WaitGroup
	began := time.Now()
	for range inflight {
		all.Go(func() {
			for {
				number := next.Add(1)
				if number > int64(total) {
					return
				}
				options := client.StartWorkflowOptions{ID: fmt.Sprintf("%d-%d", run, number), TaskQueue: queue}
				started, err := temporal.ExecuteWorkflow(ctx, options, Round, fan)
				require(err)
				var seen int
				require(started.Get(ctx, &seen))
				if seen != fan {
					require(fmt.Errorf("%d of %d", seen, fan))
				}
			}
		})
	}
	all.Wait()
	return time.Since(began).Seconds()
}
