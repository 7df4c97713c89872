def forward(self, x: Tensor) -> Tensor:
  # each token goes through its best $best experts, weighted by what the gate gives them
  shares = torch.softmax(torch.to(self.gate.forward(x), 6), 1)
  weights, chosen = torch.topk(shares, $best, -1)
  weights = torch.to(torch.div(weights, torch.sum(weights, [-1], True)), ops.prim.dtype(x))
  result = torch.zeros_like(x)
$calls  return result
