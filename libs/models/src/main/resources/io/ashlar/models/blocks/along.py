def along(self, xs: Tensor, table: Tensor, index: Tensor) -> Tensor:
  # (batch, heads, length, headDim) times (headDim, distances), each pair of tokens by its distance -> (batch, heads, length, length)
  scores = torch.matmul(xs, torch.to(table, ops.prim.dtype(xs)))
  return torch.gather(scores, 3, torch.expand(index, [torch.size(scores, 0), torch.size(scores, 1), -1, -1]))
