def train_begin(self, p: Tensor) -> int:
  self.train_first.append(torch.zeros_like(p))
  self.train_second.append(torch.zeros_like(p))
  return 0
def train_part(self, tensors: List[Tensor], start: int, end: int) -> List[Tensor]:
  # not torch.slice: the compiler would not see that the optimizer writes to what a slice holds, and drop the call
  found = annotate(List[Tensor], [])
  for i in range(start, end):
    found.append(tensors[i])
  return found
def train_optimize(self, start: int, end: int, decay: float, params: List[Tensor], rate: Tensor, clip: Tensor) -> int:
  if end > start:
    torch._fused_adamw_(self.train_part(params, start, end), self.train_part(self.train_pending, start, end), self.train_part(self.train_first, start, end), self.train_part(self.train_second, start, end), annotate(List[Tensor], []), self.train_part(self.train_steps, start, end), lr=rate, beta1=$beta1, beta2=$beta2, weight_decay=decay, eps=$epsilon, amsgrad=False, maximize=False, grad_scale=clip)
  return end
