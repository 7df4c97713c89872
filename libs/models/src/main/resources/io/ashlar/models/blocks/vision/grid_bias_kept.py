def pack(self) -> int:
  self.kept = self.computed($rows, $columns)
  return 1
def forward(self, rows: int, columns: int) -> Tensor:
  kept = self.kept
  if kept is not None and rows == $rows and columns == $columns:
    bias = kept
  else:
    bias = self.computed(rows, columns)
  return bias
