def computed(self) -> Tensor:
  # (1, heads, window * window, window * window), by a small network over offsets on a logarithmic scale
  w = self.logit_scale
  axis = torch.div(torch.to(torch.arange(1 - $window, $window, dtype=4, device=ops.prim.device(w)), 6), $scale)
  axis = torch.mul(axis, 8.)
  axis = torch.div(torch.mul(torch.sign(axis), torch.log2(torch.add(torch.abs(axis), 1.))), 3.)
  count = 2 * $window - 1
  ys = torch.expand(torch.reshape(axis, [count, 1]), [count, count])
  xs = torch.expand(torch.reshape(axis, [1, count]), [count, count])
  offsets = torch.reshape(torch.stack([ys, xs], 2), [count * count, 2])
  network = self.continuous_position_bias_mlp
  table = getattr(network, "2").forward(torch.relu(getattr(network, "0").forward(torch.to(offsets, ops.prim.dtype(w)))))
  index = torch.reshape(__torch__.ashlar.relative_positions($window, $window, table), [-1])
  bias = torch.reshape(torch.index_select(table, 0, index), [$window * $window, $window * $window, -1])
  bias = torch.mul(torch.sigmoid(torch.to(torch.permute(bias, [2, 0, 1]), 6)), 16.)
  return torch.unsqueeze(torch.contiguous(bias), 0)
def unit(self, x: Tensor, heads: int) -> Tensor:
  # (batch, tokens, width): each head's part of a row at length 1
  parts = torch.reshape(torch.to(x, 6), [torch.size(x, 0), torch.size(x, 1), heads, -1])
  length = torch.clamp_min(torch.norm(parts, 2, [-1], True), 1e-12)
  return torch.div(parts, length)
def attend(self, q: Tensor, k: Tensor, v: Tensor, heads: int, bias: Tensor, dropout: float) -> Tensor:
  # cosine attention: a learned factor for each head, at most 100, instead of the root of its width
  factor = torch.reshape(torch.exp(torch.clamp_max(torch.to(self.logit_scale, 6), 4.605170185988092)), [heads, 1])
  qs = torch.to(torch.reshape(torch.mul(self.unit(q, heads), factor), torch.size(q)), ops.prim.dtype(v))
  ks = torch.to(torch.reshape(self.unit(k, heads), torch.size(k)), ops.prim.dtype(v))
  return __torch__.ashlar.attend_pictures(qs, ks, v, heads, bias, 1., dropout)
