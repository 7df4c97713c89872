def embedded(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
  x = self.embeddings.forward(ids, types, positions)
$before  return x
def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  # (tokens) each -> (tokens, width)
  x = self.embedded(ids, types, positions)
$unpadded  embedded = x
  shared = self.shared(positions, lengths)
$all$after  return x
def selected(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # the same at these rows: (rows, width)
  x = self.embedded(ids, types, positions)
$unpadded  embedded = x
  shared = self.shared(positions, lengths)
$selected$after  return x
