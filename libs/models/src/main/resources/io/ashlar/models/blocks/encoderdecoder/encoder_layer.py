def forward(self, x: Tensor, groups: List[int], biases: List[Tensor]) -> Tensor:
  # (tokens, width) -> (tokens, width)
  q, k, v = self.project($input)
  h = __torch__.ashlar.attend_groups(q, k, v, $heads, groups, biases, False, $scale, self.attention_dropout())
  return self.fed($output)
