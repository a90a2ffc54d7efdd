"""A cable between this host and a network namespace that can be told to be slow and to lose packets.

tun-link.py NAMESPACE NAME NEAR FAR: makes the device NAME with address NEAR here, and another with address FAR in the namespace, and
carries packets between them. Each line on standard input sets how it treats the TCP packets of one port, either way:
{"port": 8080, "delayMs": [90, 110], "loss": 0.2}. What crosses for other ports is not touched. Ends with its standard input.
"""

import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
TUN_WITHOUT_HEADER = 0x0001 | 0x1000
CLONE_NEWNET = 0x40000000
TCP = 6
libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace_file):
    descriptor = os.open(namespace_file, os.O_RDONLY)
    if libc.setns(descriptor, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns " + namespace_file)
    os.close(descriptor)


def open_device(name, address, peer):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), TUN_WITHOUT_HEADER))
    subprocess.check_call(["ip", "address", "add", address, "peer", peer, "dev", name])
    subprocess.check_call(["ip", "link", "set", name, "up"])
    return device


def concerns(packet, port):
    if len(packet) < 24 or packet[0] >> 4 != 4 or packet[9] != TCP:
        return False
    header = (packet[0] & 0x0F) * 4
    return port in struct.unpack("!HH", packet[header : header + 4])


def main(namespace, name, near, far):
    here = "/proc/self/ns/net"
    home = os.open(here, os.O_RDONLY)
    near_device = open_device(name, near, far)
    enter("/var/run/netns/" + namespace)
    subprocess.check_call(["ip", "link", "set", "lo", "up"])
    far_device = open_device(name, far, near)
    if libc.setns(home, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns back")
    print("ready", flush=True)
    other = {near_device: far_device, far_device: near_device}
    rule = None
    waiting = []
    commands = b""
    order = 0
    while True:
        timeout = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([0, near_device, far_device], [], [], timeout)
        if 0 in readable:
            chunk = os.read(0, 65536)
            if not chunk:
                return
            commands += chunk
            *lines, commands = commands.split(b"\n")
            for line in lines:
                rule = json.loads(line)
        for device in (near_device, far_device):
            if device not in readable:
                continue
            packet = os.read(device, 65536)
            due = time.monotonic()
            if rule and concerns(packet, rule["port"]):
                if random.random() < rule.get("loss", 0):
                    continue
                low, high = rule.get("delayMs", [0, 0])
                due += random.uniform(low, high) / 1000
            order += 1
            heapq.heappush(waiting, (due, order, other[device], packet))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, device, packet = heapq.heappop(waiting)
            try:
                os.write(device, packet)
            except BlockingIOError:
                pass  # a full queue drops packets, as any router's does


if __name__ == "__main__":
    main(*sys.argv[1:5])
