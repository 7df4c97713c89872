waves = torch.reshape(self.times(torch.flatten(sizes), $width), [torch.size(pooled, 0), -1])
  more = torch.cat([torch.to(pooled, 6), waves], 1)
  embedded = torch.add(embedded, self.add_embedding.forward(torch.to(more, ops.prim.dtype(like))))
