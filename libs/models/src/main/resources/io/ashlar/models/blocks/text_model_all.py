def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # (tokens) each -> fp32 (tokens, width); every row is wanted
  x = self.$encoder.forward(ids, types, positions, starts, lengths, counts)
  return torch.to(self.$head(x), 6)
