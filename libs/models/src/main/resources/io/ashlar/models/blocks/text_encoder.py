def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  # (tokens) each -> (tokens, width)
  x = self.embeddings.forward(ids, types, positions)
  return self.$layers.forward(x, starts, lengths, counts)
def selected(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # the same at these rows: (rows, width)
  x = self.embeddings.forward(ids, types, positions)
  return self.$layers.selected(x, starts, lengths, counts, rows)
