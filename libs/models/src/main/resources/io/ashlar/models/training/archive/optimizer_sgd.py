def train_begin(self, p: Tensor) -> int:
  if $momentum > 0.:
    self.train_first.append(torch.zeros_like(p))
  else:
    self.train_first.append(torch.zeros([0]))
  self.train_second.append(torch.zeros([0]))
  return 0
def train_optimize(self, start: int, end: int, decay: float, params: List[Tensor], rate: Tensor, clip: Tensor) -> int:
  # weight decay is part of the gradient; the momentum's buffer begins as the first gradient
  lr = float(rate)
  for i in range(start, end):
    p = torch.detach(params[i])
    g = torch.div(self.train_pending[i], clip)
    if decay > 0.:
      g = torch.add(g, p, alpha=decay)
    if $momentum > 0.:
      m = self.train_first[i]
      torch.add_(torch.mul_(m, $momentum), g)
      if $nesterov:
        g = torch.add(g, m, alpha=$momentum)
      else:
        g = m
    torch.add_(p, g, alpha=-lr)
  return end
