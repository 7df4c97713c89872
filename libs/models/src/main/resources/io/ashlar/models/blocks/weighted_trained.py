def weighted(self, qs: Tensor, ks: Tensor, vs: Tensor, bias: Tensor) -> Tensor:
  # written out: the fused kernel gives the bias no gradient
  scores = torch.add(torch.mul(torch.matmul(qs, torch.transpose(ks, 2, 3)), $scale), torch.mul(bias, $bias_scale))
  weights = __torch__.ashlar.dropped(torch.softmax(scores, -1, 6), $dropout, self.training)
  return torch.matmul(torch.to(weights, ops.prim.dtype(vs)), vs)
