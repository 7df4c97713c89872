def weighted(self, qs: Tensor, ks: Tensor, vs: Tensor, bias: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(qs, ks, vs, torch.mul(bias, $bias_scale), 0., False, scale=$scale)
