def begin(self, p: Tensor) -> int:
  self.first.append(torch.zeros_like(p))
  self.second.append(torch.zeros_like(p))
  return 0
def part(self, tensors: List[Tensor], start: int, end: int) -> List[Tensor]:
  # not torch.slice: the compiler would not see that the optimizer writes to what a slice holds, and drop the call
  found = annotate(List[Tensor], [])
  for i in range(start, end):
    found.append(tensors[i])
  return found
def optimize(self, start: int, end: int, decay: float, params: List[Tensor], rate: Tensor, clip: Tensor) -> int:
  if end > start:
    torch._fused_adamw_(self.part(params, start, end), self.part(self.pending, start, end), self.part(self.first, start, end), self.part(self.second, start, end), annotate(List[Tensor], []), self.part(self.steps, start, end), lr=rate, beta1=$beta1, beta2=$beta2, weight_decay=decay, eps=$epsilon, amsgrad=False, maximize=False, grad_scale=clip)
  return end
