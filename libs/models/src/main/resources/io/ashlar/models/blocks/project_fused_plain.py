def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  # one product whose rows are query, key and value of the first head, then those of the second
  qkv = torch.reshape(self.in_proj.forward(x), [-1, $heads, 3 * $size])
  qs, ks, vs = torch.chunk(qkv, 3, 2)
  q = torch.add(torch.reshape(qs, [-1, $width]), torch.to(self.q_bias, ops.prim.dtype(qkv)))
  k = torch.reshape(ks, [-1, $width])
  v = torch.add(torch.reshape(vs, [-1, $width]), torch.to(self.v_bias, ops.prim.dtype(qkv)))
  return (q, k, v)
