def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, starts: List[int], lengths: List[int], counts: List[int], dropout: float) -> Tensor:
  # q, k, v: (tokens, heads * headDim); tokens stand sequence after sequence, group k has counts[k] sequences of lengths[k];
  # counts[k] below 0: one sequence of which only the first -counts[k] tokens are attended to, the others being padding
  width = torch.size(q, 1)
  size = width // heads
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    length = lengths[g]
    count = counts[g]
    seen = length
    if count < 0:
      seen = -count
      count = 1
    tokens = length * count
    shape = [count, length, heads, size]
    seen_shape = [count, seen, heads, size]
    qs = torch.transpose(torch.reshape(torch.narrow(q, 0, starts[g], tokens), shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(torch.narrow(k, 0, starts[g], seen * count), seen_shape), 1, 2)
    vs = torch.transpose(torch.reshape(torch.narrow(v, 0, starts[g], seen * count), seen_shape), 1, 2)
    out = torch.scaled_dot_product_attention(qs, ks, vs, None, dropout)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [tokens, width]))
  if torch.len(outs) == 1:
    result = outs[0]
  else:
    result = torch.cat(outs)
  return result
def unpadded(x: Tensor, lengths: List[int], counts: List[int]) -> Tensor:
  # (tokens, width), with zeros at the padding of the groups that have some
  kept = annotate(List[Tensor], [])
  padded = False
  for g in range(torch.len(lengths)):
    tokens = lengths[g] * max(counts[g], 1)
    real = tokens
    if counts[g] < 0:
      real = -counts[g]
      padded = True
    kept.append(torch.lt(torch.arange(tokens), real))
  result = x
  if padded:
    result = torch.mul(x, torch.unsqueeze(torch.to(torch.cat(kept), ops.prim.dtype(x)), 1))
  return result
def packed8(weight: Tensor) -> __torch__.torch.classes.quantized.LinearPackedParamsBase:
  # (out, in) in FBGEMM's layout, one scale for each output
  scale = torch.div(torch.to(torch.clamp(torch.amax(torch.abs(weight), [1]), 1e-12), 7), 127.)
  zero = torch.zeros([torch.size(weight, 0)], dtype=4)
  return ops.quantized.linear_prepack(torch.quantize_per_channel(torch.to(weight, 6), scale, zero, 0, 12), None)
def product8(x: Tensor, weight: __torch__.torch.classes.quantized.LinearPackedParamsBase, bias: Optional[Tensor]) -> Tensor:
  # each row is scaled by its own largest value, so that it is quantized as it would be alone
  scale = torch.clamp(torch.amax(torch.abs(x), [1], True), 1e-12)
  y = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(torch.div(x, scale), 0.007874015748031496, 128, weight)
  if bias is None:
    result = torch.mul(y, scale)
  else:
    result = torch.addcmul(bias, y, scale)
  return result
