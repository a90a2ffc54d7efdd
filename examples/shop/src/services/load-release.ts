/** Loads the module of a service's release, as deployed: `services/<service>/releases/<version>/<module>`. */
export async function loadRelease<T>(service: string, version: string, module: string): Promise<T> {
  return (await import(`./${service}/releases/${version}/${module}.js`)) as T;
}
