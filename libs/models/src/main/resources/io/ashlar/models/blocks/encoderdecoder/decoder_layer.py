def forward(self, x: Tensor, source: Tensor, groups: List[int], biases: List[Tensor], across: List[int]) -> Tensor:
  # all tokens of the targets at once: (tokens, width) -> (tokens, width)
  q, k, v = self.project($input)
  h = __torch__.ashlar.attend_groups(q, k, v, $heads, groups, biases, True, $scale, self.attention_dropout())
  x = $output
  q = self.$cross_query.forward($cross_input)
  k, v = self.across(source)
  h = __torch__.ashlar.attend_groups(q, k, v, $heads, across, annotate(List[Tensor], []), False, $scale, self.attention_dropout())
  x = $cross_output
  return self.fed(x)
def step(self, x: Tensor, rows: int, cache: Tensor, at: int, bias: Optional[Tensor], keys: Tensor, values: Tensor, mask: Optional[Tensor]) -> Tensor:
  # x: (rows * tokens, width); cache: (2, rows, capacity, inner); keys, values of the sources: (sources, heads, length, headDim)
  tokens = torch.size(x, 0) // rows
  q, k, v = self.project($input)
  inner = torch.size(q, 1)
  size = inner // $heads
  seen = at + tokens
  past = torch.narrow(cache, 2, 0, seen)
  new = torch.narrow(cache, 2, at, tokens)
  torch.copy_(torch.select(new, 0, 0), torch.reshape(k, [rows, tokens, inner]))
  torch.copy_(torch.select(new, 0, 1), torch.reshape(v, [rows, tokens, inner]))
  qs = torch.transpose(torch.reshape(torch.to(q, 6), [rows, tokens, $heads, size]), 1, 2)
  ks = torch.transpose(torch.reshape(torch.select(past, 0, 0), [rows, seen, $heads, size]), 1, 2)
  vs = torch.transpose(torch.reshape(torch.select(past, 0, 1), [rows, seen, $heads, size]), 1, 2)
  h = torch.scaled_dot_product_attention(qs, ks, vs, bias, 0., False, scale=$scale)
  h = torch.to(torch.reshape(torch.transpose(h, 1, 2), [rows * tokens, inner]), ops.prim.dtype(q))
  x = $output
  sources = torch.size(keys, 0)
  q = self.$cross_query.forward($cross_input)
  qs = torch.transpose(torch.reshape(torch.to(q, 6), [sources, rows * tokens // sources, $heads, size]), 1, 2)
  h = torch.scaled_dot_product_attention(qs, keys, values, mask, 0., False, scale=$scale)
  h = torch.to(torch.reshape(torch.transpose(h, 1, 2), [rows * tokens, inner]), ops.prim.dtype(q))
  x = $cross_output
  return self.fed(x)
