// A column at a fixed address: a row's number is an index, and nothing is checked.

@unmanaged
@final
export class I32Column {
  @operator('[]')
  get(row: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>row) << 2));
  }
  @operator('[]=')
  set(row: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>row) << 2), value);
  }
}

@unmanaged
@final
export class F64Column {
  @operator('[]')
  get(row: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>row) << 3));
  }
  @operator('[]=')
  set(row: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>row) << 3), value);
  }
}
