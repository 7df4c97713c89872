def rows(self, projected: Tensor) -> Tensor:
  # (distances, width) -> (heads, headDim, distances)
  return torch.contiguous(torch.permute(torch.reshape(projected, [-1, $heads, $size]), [1, 2, 0]))
def prepare(self, relative: Tensor) -> int:
  # what the layer makes of the embeddings of distances never changes: once, while there are weights
$fill  return 0
def part(self, table: Optional[Tensor], used: Tensor) -> Tensor:
  assert table is not None
  return torch.narrow(table, 2, int(torch.select(used, 0, 0)), torch.size(used, 0))
