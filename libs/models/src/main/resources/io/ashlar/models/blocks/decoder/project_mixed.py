def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  x = torch.to(x, $type)  # once for all three, and once on the way back
  q = self.$query.forward(x)
  k = self.$key.forward(x)
  v = self.$value.forward(x)
  return (torch.reshape(q, [-1, $heads, $size]), torch.reshape(k, [-1, $shared, $size]), torch.reshape(v, [-1, $shared, $size]))
