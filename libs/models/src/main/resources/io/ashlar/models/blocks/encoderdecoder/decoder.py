def forward(self, x: Tensor, positions: Tensor, source: Tensor, groups: List[int], across: List[int]) -> Tensor:
  # (target tokens, width), (source tokens, width) -> (target tokens, width)
  x = __torch__.ashlar.dropped($embedded, $dropout, self.training)
  x = self.$layers.forward(x, source, groups, self.biases(groups), across)
  return $finished
def step(self, x: Tensor, positions: Tensor, rows: int, cache: Tensor, at: int, pads: Tensor, source: List[Tensor]) -> Tensor:
  # (rows * tokens, width) -> (rows, width): the last token of each row
  tokens = torch.size(x, 0) // rows
  x = $embedded
  bias = __torch__.ashlar.reach(rows, tokens, at, pads, self.step_bias(tokens, at), ops.prim.dtype(cache))
  x = self.$layers.step(x, rows, cache, at, bias, source)
  if tokens > 1:
    x = torch.contiguous(torch.select(torch.reshape(x, [rows, tokens, torch.size(x, 1)]), 1, tokens - 1))
  return $finished
