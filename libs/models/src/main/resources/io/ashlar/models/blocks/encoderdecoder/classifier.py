def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # the decoder reads what the encoder read, one place later; the answer is found at each sequence's last end token
  groups = annotate(List[int], [])
  shifted = annotate(List[Tensor], [])
  ends = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    start = starts[g]
    n = lengths[g]
    count = counts[g]
    for number in [start, n, start, n, count]:
      groups.append(number)
    grid = torch.reshape(torch.narrow(ids, 0, start, n * count), [count, n])
    first = torch.full([count, 1], $start, dtype=4)
    shifted.append(torch.reshape(torch.cat([first, torch.narrow(grid, 1, 0, n - 1)], 1), [-1]))
    last = torch.amax(torch.mul(torch.to(torch.eq(grid, $end), 4), torch.arange(n, dtype=4)), [1])
    ends.append(torch.add(torch.add(torch.mul(torch.arange(count, dtype=4), n), start), last))
  x = self.decoded(ids, positions, groups, torch.cat(shifted), positions, groups, groups)
  return torch.to(self.head(torch.index_select(x, 0, torch.cat(ends))), 6)
