def train_integers(self, groups: Tensor, row: int) -> List[int]:
  values = annotate(List[int], [])
  for i in range(torch.size(groups, 1)):
    values.append(int(torch.select(torch.select(groups, 0, row), 0, i)))
  return values
$objective
def train_decayed(self) -> List[Tensor]:
  return [$decayed]
def train_undecayed(self) -> List[Tensor]:
  return [$undecayed]
def train_evaluate(self, inputs: List[Tensor], labels: Tensor, weights: Tensor) -> Tuple[Tensor, Tensor]:
  # the sum of the batch's losses, and what the task evaluates by
  outputs = self.train_outputs(inputs)
  return (self.train_loss(outputs, inputs, labels, weights), self.train_answers(outputs, inputs))
def train_accumulate(self, inputs: List[Tensor], labels: Tensor, weights: Tensor, scale: Tensor) -> Tensor:
  # scale: what each unit of this batch's summed loss counts in the step's loss, times loss_scale; its gradients wait in pending
  params = self.train_decayed() + self.train_undecayed()
  loss = self.train_loss(self.train_outputs(inputs), inputs, labels, weights)
  found = torch.autograd.grad([torch.mul(loss, torch.to(scale, 6))], params, None, None, False, True)
  grads = annotate(List[Tensor], [])
  for i in range(torch.len(found)):
    g = found[i]
    if g is None:
      grad = torch.zeros_like(torch.detach(params[i]))
    else:
      grad = torch.contiguous(g)  # as the weight lies in memory: the fused optimizer goes through both alike
    grads.append(grad)
  if torch.len(self.train_pending) == 0:
    self.train_pending = grads
  else:
    torch._foreach_add_(self.train_pending, grads)
  return torch.detach(loss)
def train_discard(self) -> Tensor:
  # forgets the gradients that wait
  self.train_pending = annotate(List[Tensor], [])
  return torch.zeros([])
def train_update(self, rate: Tensor, loss_scale: Tensor) -> Tensor:
  # one step of the optimizer with the pending gradients, which are loss_scale times too large; their global norm before clipping
  params = self.train_decayed() + self.train_undecayed()
  if torch.len(self.train_first) == 0:
    for i in range(torch.len(params)):
      self.train_begin(torch.detach(params[i]))
      self.train_steps.append(torch.zeros([]))
  grads = self.train_pending
  norm = torch.div(torch.norm(torch.stack(torch._foreach_norm(grads))), loss_scale)
  clip = torch.ones([])
  if $max_norm > 0.:
    clip = torch.clamp(torch.div(torch.add(norm, 1e-06), $max_norm), 1.)
  clip = torch.mul(clip, loss_scale)
  if bool(torch.isfinite(norm)):
    torch._foreach_add_(self.train_steps, 1)
    n = torch.len(self.train_decayed())
    self.train_optimize(0, n, $weight_decay, params, rate, clip)
    self.train_optimize(n, torch.len(params), 0., params, rate, clip)
  self.train_pending = annotate(List[Tensor], [])
  return norm
$optimizer
def train_step(self, inputs: List[Tensor], labels: Tensor, weights: Tensor, scale: Tensor, rate: Tensor, loss_scale: Tensor) -> Tuple[Tensor, Tensor]:
  # the last batch of a step and the update: summed loss of this batch and gradient norm
  loss = self.train_accumulate(inputs, labels, weights, scale)
  return (loss, self.train_update(rate, loss_scale))
def train_weights(self) -> List[Tensor]:
  found = annotate(List[Tensor], [])
  for p in self.train_decayed() + self.train_undecayed():
    found.append(torch.detach(p))
  buffers = annotate(List[Tensor], [$buffers])
  for b in buffers:
    found.append(torch.detach(b))
  return found
def train_freeze(self) -> Tensor:
  # the engine loads every weight as one that is trained
  fixed = annotate(List[Tensor], [$fixed])
  for p in fixed:
    torch.requires_grad_(p, False)
  return torch.zeros([])
def train_restore(self, first: List[Tensor], second: List[Tensor], step: Tensor) -> Tensor:
  self.train_first = annotate(List[Tensor], [])
  self.train_second = annotate(List[Tensor], [])
  self.train_steps = annotate(List[Tensor], [])
  for i in range(torch.len(first)):
    self.train_first.append(torch.clone(first[i]))
    self.train_second.append(torch.clone(second[i]))
    self.train_steps.append(torch.clone(step))
  return torch.clone(step)
def train_firsts(self) -> List[Tensor]:
  return self.train_first
def train_seconds(self) -> List[Tensor]:
  return self.train_second
