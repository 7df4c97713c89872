def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # (tokens) each; rows are those whose answer is wanted -> fp32 (rows, answer)
  x = self.$encoder.selected(ids, types, positions, starts, lengths, counts, rows)
  return torch.to(self.$head(x), 6)
