def biased(self, qs: Tensor, ks: Tensor, g: int, shared: List[Tensor]) -> Tensor:
  index = shared[2 * g]
  used = shared[2 * g + 1]
  bias = torch.zeros([1], dtype=ops.prim.dtype(qs))
$content_to_position$position_to_content  return bias
