def integers(self, groups: Tensor, row: int) -> List[int]:
  values = annotate(List[int], [])
  for i in range(torch.size(groups, 1)):
    values.append(int(torch.select(torch.select(groups, 0, row), 0, i)))
  return values
$objective
def decayed(self) -> List[Tensor]:
  return [$decayed]
def undecayed(self) -> List[Tensor]:
  return [$undecayed]
def evaluate(self, inputs: List[Tensor], labels: Tensor, weights: Tensor) -> Tuple[Tensor, Tensor]:
  # the sum of the batch's losses, and what the task evaluates by
  outputs = self.outputs(inputs)
  return (self.loss(outputs, inputs, labels, weights), self.answers(outputs, inputs))
def accumulate(self, inputs: List[Tensor], labels: Tensor, weights: Tensor, scale: Tensor) -> Tensor:
  # scale: what each unit of this batch's summed loss counts in the step's loss; its gradients wait in pending
  params = self.decayed() + self.undecayed()
  loss = self.loss(self.outputs(inputs), inputs, labels, weights)
  found = torch.autograd.grad([torch.mul(loss, torch.to(scale, 6))], params, None, None, False, True)
  grads = annotate(List[Tensor], [])
  for i in range(torch.len(found)):
    g = found[i]
    if g is None:
      grad = torch.zeros_like(torch.detach(params[i]))
    else:
      grad = g
    grads.append(grad)
  if torch.len(self.pending) == 0:
    self.pending = grads
  else:
    torch._foreach_add_(self.pending, grads)
  return torch.detach(loss)
def discard(self) -> Tensor:
  # forgets the gradients that wait
  self.pending = annotate(List[Tensor], [])
  return torch.zeros([])
def update(self, rate: Tensor) -> Tensor:
  # one step of the optimizer with the pending gradients; their global norm before clipping
  params = self.decayed() + self.undecayed()
  if torch.len(self.first) == 0:
    for i in range(torch.len(params)):
      self.begin(torch.detach(params[i]))
      self.steps.append(torch.zeros([]))
  grads = self.pending
  norm = torch.norm(torch.stack(torch._foreach_norm(grads)))
  clip = torch.ones([])
  if $max_norm > 0.:
    clip = torch.clamp(torch.div(torch.add(norm, 1e-06), $max_norm), 1.)
  if bool(torch.isfinite(norm)):
    torch._foreach_add_(self.steps, 1)
    n = torch.len(self.decayed())
    self.optimize(0, n, $weight_decay, params, rate, clip)
    self.optimize(n, torch.len(params), 0., params, rate, clip)
  self.pending = annotate(List[Tensor], [])
  return norm
$optimizer
def step(self, inputs: List[Tensor], labels: Tensor, weights: Tensor, scale: Tensor, rate: Tensor) -> Tuple[Tensor, Tensor]:
  # the last batch of a step and the update: summed loss of this batch and gradient norm
  loss = self.accumulate(inputs, labels, weights, scale)
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
