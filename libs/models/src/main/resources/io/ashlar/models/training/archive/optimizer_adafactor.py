def train_begin(self, p: Tensor) -> int:
  # the second moment: of matrices its means over columns and over rows, of vectors itself
  if torch.dim(p) >= 2:
    self.train_first.append(torch.zeros_like(torch.mean(p, [-1])))
    self.train_second.append(torch.zeros_like(torch.mean(p, [-2])))
  else:
    self.train_first.append(torch.zeros_like(p))
    self.train_second.append(torch.zeros([0]))
  return 0
def train_optimize(self, start: int, end: int, decay: float, params: List[Tensor], rate: Tensor, clip: Tensor) -> int:
  # Shazeer and Stern 2018 without relative steps, parameter scaling and first moment
  lr = float(rate)
  for i in range(start, end):
    p = torch.detach(params[i])
    g = torch.div(self.train_pending[i], clip)
    beta2 = 1. - float(self.train_steps[i]) ** -0.8
    square = torch.add(torch.square(g), 1e-30)
    first = self.train_first[i]
    if torch.dim(g) >= 2:
      second = self.train_second[i]
      torch.add_(torch.mul_(first, beta2), torch.mean(square, [-1]), alpha=1. - beta2)
      torch.add_(torch.mul_(second, beta2), torch.mean(square, [-2]), alpha=1. - beta2)
      rows = torch.unsqueeze(torch.rsqrt(torch.div(first, torch.mean(first, [-1], True))), -1)
      change = torch.mul(torch.mul(rows, torch.rsqrt(torch.unsqueeze(second, -2))), g)
    else:
      torch.add_(torch.mul_(first, beta2), square, alpha=1. - beta2)
      change = torch.mul(torch.rsqrt(first), g)
    rms = torch.sqrt(torch.mean(torch.square(change)))
    change = torch.mul(torch.div(change, torch.clamp(rms, 1.)), lr)
    if decay > 0.:
      torch.add_(p, p, alpha=-decay * lr)
    torch.sub_(p, change)
  return end
