def integers(self, groups: Tensor, row: int) -> List[int]:
  values = annotate(List[int], [])
  for i in range(torch.size(groups, 1)):
    values.append(int(torch.select(torch.select(groups, 0, row), 0, i)))
  return values
def logits(self, ids: Tensor, types: Tensor, positions: Tensor, groups: Tensor, rows: Tensor) -> Tensor:
  return self.forward(ids, types, positions, self.integers(groups, 0), self.integers(groups, 1), self.integers(groups, 2), rows)
def loss(self, logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
  return $loss
def decayed(self) -> List[Tensor]:
  return [$decayed]
def undecayed(self) -> List[Tensor]:
  return [$undecayed]
def evaluate(self, ids: Tensor, types: Tensor, positions: Tensor, groups: Tensor, rows: Tensor, labels: Tensor, weights: Tensor) -> Tuple[Tensor, Tensor]:
  # the batch's mean loss, and its logits (rows, labels)
  logits = self.logits(ids, types, positions, groups, rows)
  return (self.loss(logits, labels, weights), logits)
def accumulate(self, ids: Tensor, types: Tensor, positions: Tensor, groups: Tensor, rows: Tensor, labels: Tensor, weights: Tensor, share: Tensor) -> Tensor:
  # share: what this batch's mean loss counts in the step's; its gradients wait in pending
  params = self.decayed() + self.undecayed()
  loss = self.loss(self.logits(ids, types, positions, groups, rows), labels, weights)
  found = torch.autograd.grad([torch.mul(loss, torch.to(share, 6))], params)
  grads = annotate(List[Tensor], [])
  for i in range(torch.len(found)):
    g = found[i]
    assert g is not None
    grads.append(g)
  if torch.len(self.pending) == 0:
    self.pending = grads
  else:
    torch._foreach_add_(self.pending, grads)
  return torch.detach(loss)
def update(self, rate: Tensor) -> Tensor:
  # one step of the optimizer with the pending gradients; their global norm before clipping
  params = self.decayed() + self.undecayed()
  if torch.len(self.first) == 0:
    for i in range(torch.len(params)):
      self.first.append(torch.zeros_like(torch.detach(params[i])))
      self.second.append(torch.zeros_like(torch.detach(params[i])))
      self.steps.append(torch.zeros([]))
  grads = self.pending
  norm = torch.norm(torch.stack(torch._foreach_norm(grads)))
  clip = torch.ones([])
  if $max_norm > 0.:
    clip = torch.clamp(torch.div(torch.add(norm, 1e-06), $max_norm), 1.)
  torch._foreach_add_(self.steps, 1)
  n = torch.len(self.decayed())
  self.adamw(0, n, $weight_decay, params, rate, clip)
  self.adamw(n, torch.len(params), 0., params, rate, clip)
  self.pending = annotate(List[Tensor], [])
  return norm
def part(self, tensors: List[Tensor], start: int, end: int) -> List[Tensor]:
  # not torch.slice: the compiler would not see that the optimizer writes to what a slice holds, and drop the call
  found = annotate(List[Tensor], [])
  for i in range(start, end):
    found.append(tensors[i])
  return found
def adamw(self, start: int, end: int, decay: float, params: List[Tensor], rate: Tensor, clip: Tensor) -> int:
  if end > start:
    torch._fused_adamw_(self.part(params, start, end), self.part(self.pending, start, end), self.part(self.first, start, end), self.part(self.second, start, end), annotate(List[Tensor], []), self.part(self.steps, start, end), lr=rate, beta1=$beta1, beta2=$beta2, weight_decay=decay, eps=$epsilon, amsgrad=False, maximize=False, grad_scale=clip)
  return end
def step(self, ids: Tensor, types: Tensor, positions: Tensor, groups: Tensor, rows: Tensor, labels: Tensor, weights: Tensor, share: Tensor, rate: Tensor) -> Tuple[Tensor, Tensor]:
  # the last batch of a step and the update: loss of this batch and gradient norm
  loss = self.accumulate(ids, types, positions, groups, rows, labels, weights, share)
  return (loss, self.update(rate))
def weights(self) -> List[Tensor]:
  found = annotate(List[Tensor], [])
  for p in self.decayed() + self.undecayed():
    found.append(torch.detach(p))
  return found
def restore(self, first: List[Tensor], second: List[Tensor], step: Tensor) -> Tensor:
  self.first = annotate(List[Tensor], [])
  self.second = annotate(List[Tensor], [])
  self.steps = annotate(List[Tensor], [])
  for i in range(torch.len(first)):
    self.first.append(torch.clone(first[i]))
    self.second.append(torch.clone(second[i]))
    self.steps.append(torch.clone(step))
  return torch.clone(step)
def firsts(self) -> List[Tensor]:
  return self.first
def seconds(self) -> List[Tensor]:
  return self.second
