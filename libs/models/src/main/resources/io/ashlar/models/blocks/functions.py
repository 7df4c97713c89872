def mapped(file: str, begin: int, shape: List[int], stored: int, like: Tensor) -> Tensor:
  # begin: elements before it in the file; like has the type and the device that it gets. Pages are read when they are touched, and given back with the tensor
  count = 1
  for size in shape:
    count = count * size
  whole = torch.from_file(file, False, begin + count, dtype=stored)
  return torch.to(torch.view(torch.narrow(whole, 0, begin, count), shape), like)
def part(x: Tensor, dim: int, start: int, length: int) -> Tensor:
  # narrow, but all of x is x itself: the gradient of a part is a copy among zeros
  result = x
  if start > 0 or length < torch.size(x, dim):
    result = torch.narrow(x, dim, start, length)
  return result
def grouped(x: Tensor, starts: List[int], sizes: List[int]) -> List[Tensor]:
  # rows group after group; where the groups are all of x, their gradients are joined by one copy
  at = 0
  joined = True
  for g in range(torch.len(sizes)):
    joined = joined and starts[g] == at
    at = at + sizes[g]
  parts = annotate(List[Tensor], [])
  if joined and at == torch.size(x, 0):
    if torch.len(sizes) == 1:
      parts.append(x)
    else:
      parts = torch.split_with_sizes(x, sizes, 0)
  else:
    for g in range(torch.len(sizes)):
      parts.append(torch.narrow(x, 0, starts[g], sizes[g]))
  return parts
def tokens(lengths: List[int], counts: List[int]) -> List[int]:
  # how many each group has, padding included
  found = annotate(List[int], [])
  for g in range(torch.len(lengths)):
    found.append(lengths[g] * max(counts[g], 1))
  return found
def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, starts: List[int], lengths: List[int], counts: List[int], dropout: float) -> Tensor:
  # q, k, v: (tokens, heads * headDim); tokens stand sequence after sequence, group k has counts[k] sequences of lengths[k];
  # counts[k] below 0: one sequence of which only the first -counts[k] tokens are attended to, the others being padding
  width = torch.size(q, 1)
  size = width // heads
  sizes = __torch__.ashlar.tokens(lengths, counts)
  qg = __torch__.ashlar.grouped(q, starts, sizes)
  kg = __torch__.ashlar.grouped(k, starts, sizes)
  vg = __torch__.ashlar.grouped(v, starts, sizes)
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
    qs = torch.transpose(torch.reshape(qg[g], shape), 1, 2)  # (batch, heads, length, headDim)
    ks = torch.transpose(torch.reshape(__torch__.ashlar.part(kg[g], 0, 0, seen * count), seen_shape), 1, 2)
    vs = torch.transpose(torch.reshape(__torch__.ashlar.part(vg[g], 0, 0, seen * count), seen_shape), 1, 2)
    out = __torch__.ashlar.attention(qs, ks, vs, None, dropout, False, None)
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
def dropped(x: Tensor, rate: float, training: bool) -> Tensor:
  # dropout; an element is kept or not by 16 random bits of its own, which are drawn faster than a number is
  result = x
  if training and rate > 0.:
    count = torch.numel(x)
    bits = torch.random_(torch.empty([(count + 3) // 4], dtype=4, device=ops.prim.device(x)), -9223372036854775807 - 1, None)
    lowest = (int(rate * 65536. + 0.5) - 32768) * 281474976710656
    lanes = torch.empty([4, torch.size(bits, 0)], dtype=11, device=ops.prim.device(x))
    for lane in range(4):
      if lane > 0:
        bits = torch.mul_(bits, 65536)  # the next 16 bits become the highest
      torch.ge(bits, lowest, out=torch.select(lanes, 0, lane))
    kept = torch.reshape(torch.narrow(torch.reshape(lanes, [-1]), 0, 0, count), torch.size(x))
    result = torch.mul(x, torch.mul_(torch.to(kept, ops.prim.dtype(x)), 1. / (1. - rate)))
  return result
def attention(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], dropout: float, causal: bool, scale: Optional[float]) -> Tensor:
  # (batch, heads, tokens, headDim) each; mask: added to the scores, or true where a query sees a key
  if dropout > 0.:
    # written out: the engine's own way is fused only without dropout, and then computes products of bf16 in fp32
    by = torch.size(q, 3) ** -0.5
    if scale is not None:
      by = scale
    scores = torch.matmul(torch.mul(q, by), torch.transpose(k, 2, 3))
    if ops.prim.dtype(scores) == 5:
      scores = torch.to(scores, 6)  # fp16 has no number so low as what hides a key
    if causal:
      scores = torch.masked_fill(scores, __torch__.ashlar.ahead(torch.size(q, 2), 0), -1e+30)
    if mask is not None:
      if ops.prim.dtype(mask) == 11:
        scores = torch.masked_fill(scores, torch.logical_not(mask), -1e+30)
      else:
        scores = torch.add(scores, mask)
    weights = __torch__.ashlar.dropped(torch.softmax(scores, -1, 6), dropout, True)
    result = torch.matmul(torch.to(weights, ops.prim.dtype(v)), v)
  else:
    result = torch.scaled_dot_product_attention(q, k, v, mask, dropout, causal, scale=scale)
  return result
