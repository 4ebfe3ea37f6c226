# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people really give. A `wrong` one must lose its points, and the message must carry the `diagnosis` (a relation that
# the checks recognise, or a few words of their message). A `right` one must keep all points.

# %% wrong="iou" name="width plus height for an area" diagnosis="adding width and height"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) + (a_y2 - a_y1) + (b_x2 - b_x1) + (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="width plus height everywhere" diagnosis="for the shared part as well"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width + height
    union = (a_x2 - a_x1) + (a_y2 - a_y1) + (b_x2 - b_x1) + (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="nothing cut off" diagnosis="clamp"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = min(a_x2, b_x2) - max(a_x1, b_x1)
    height = min(a_y2, b_y2) - max(a_y1, b_y1)
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="width alone cut off" diagnosis="clamp"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = min(a_y2, b_y2) - max(a_y1, b_y1)
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="height alone cut off" diagnosis="clamp"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = min(a_x2, b_x2) - max(a_x1, b_x1)
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="product cut off" diagnosis="clamp"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = min(a_x2, b_x2) - max(a_x1, b_x1)
    height = min(a_y2, b_y2) - max(a_y1, b_y1)
    intersection = max(0.0, width * height)
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="absolute lengths" diagnosis="clamp"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = abs(min(a_x2, b_x2) - max(a_x1, b_x1))
    height = abs(min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="union with the shared part twice" diagnosis="shared part twice"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1)
    return intersection / union

# %% wrong="iou" name="minimum where maximum is meant" diagnosis="the box around both, where"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, max(a_x2, b_x2) - min(a_x1, b_x1))
    height = max(0.0, max(a_y2, b_y2) - min(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="edges of the shared part are the smaller ones" diagnosis="smaller of the two left edges"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - min(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - min(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="a pixel more" diagnosis="a pixel more"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1) + 1)
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1) + 1)
    intersection = width * height
    union = (a_x2 - a_x1 + 1) * (a_y2 - a_y1 + 1) + (b_x2 - b_x1 + 1) * (b_y2 - b_y1 + 1) - intersection
    return intersection / union

# %% wrong="iou" name="both x first, then both y" diagnosis="order"
def iou(box1, box2):
    (a_x1, a_x2, a_y1, a_y2) = box1
    (b_x1, b_x2, b_y1, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="one box with y first" diagnosis="order"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_y1, b_x1, b_y2, b_x2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="second corner taken for a size" diagnosis="second corner for width"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    a_x2, a_y2, b_x2, b_y2 = a_x1 + a_x2, a_y1 + a_y2, b_x1 + b_x2, b_y1 + b_y2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / union

# %% wrong="iou" name="intersection alone" diagnosis="without dividing"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection

# %% wrong="iou" name="over the smaller box" diagnosis="area of one box"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / min((a_x2 - a_x1) * (a_y2 - a_y1), (b_x2 - b_x1) * (b_y2 - b_y1))

# %% wrong="iou" name="over the first box" diagnosis="area of one box"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / ((a_x2 - a_x1) * (a_y2 - a_y1))

# %% wrong="iou" name="over the second box" diagnosis="area of one box"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return intersection / ((b_x2 - b_x1) * (b_y2 - b_y1))

# %% wrong="iou" name="union over intersection" diagnosis="reciprocal"
def iou(box1, box2):
    (a_x1, a_y1, a_x2, a_y2) = box1
    (b_x1, b_y1, b_x2, b_y2) = box2
    width = max(0.0, min(a_x2, b_x2) - max(a_x1, b_x1))
    height = max(0.0, min(a_y2, b_y2) - max(a_y1, b_y1))
    intersection = width * height
    union = (a_x2 - a_x1) * (a_y2 - a_y1) + (b_x2 - b_x1) * (b_y2 - b_y1) - intersection
    return union / max(intersection, 1e-12)

# %% right="iou" name="arrays of corners"
def iou(box1, box2):
    box1, box2 = np.asarray(box1), np.asarray(box2)
    sides = np.maximum(np.minimum(box1[2:], box2[2:]) - np.maximum(box1[:2], box2[:2]), 0)
    inter = np.prod(sides)
    return inter / (np.prod(box1[2:] - box1[:2]) + np.prod(box2[2:] - box2[:2]) - inter)

# %% right="iou" name="an early end where nothing is shared"
def iou(box1, box2):
    xi1, yi1 = max(box1[0], box2[0]), max(box1[1], box2[1])
    xi2, yi2 = min(box1[2], box2[2]), min(box1[3], box2[3])
    if xi2 <= xi1 or yi2 <= yi1:
        return 0
    inter_area = (xi2 - xi1) * (yi2 - yi1)
    box1_area = (box1[3] - box1[1]) * (box1[2] - box1[0])
    box2_area = (box2[3] - box2[1]) * (box2[2] - box2[0])
    union_area = (box1_area + box2_area) - inter_area
    return inter_area / union_area

# %% right="iou" name="y taken for x throughout"
def iou(box1, box2):
    top1, left1, bottom1, right1 = box1
    top2, left2, bottom2, right2 = box2
    inter = max(min(right1, right2) - max(left1, left2), 0) * max(min(bottom1, bottom2) - max(top1, top2), 0)
    return np.array(inter / ((right1 - left1) * (bottom1 - top1) + (right2 - left2) * (bottom2 - top2) - inter))

# %% wrong="yolo_head" name="row added to x" diagnosis="adding the row to x"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([rows, columns], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="divided by rows, then columns" diagnosis="wrong order"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_H, n_W])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="rows and columns exchanged throughout" diagnosis="exchanged throughout"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([rows, columns], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_H, n_W])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="no sigmoid for the centre" diagnosis="leaving out the sigmoid"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (feats[..., 0:2] + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="cell not added" diagnosis="leaving out the place of the cell"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2])) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="in cells, not in fractions" diagnosis="counting in cells"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells)
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="divided before the cell is added" diagnosis="dividing before"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = sigmoid(feats[..., 0:2]) / np.array([n_W, n_H]) + cells
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="no exponential" diagnosis="leaving out the exponential"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * feats[..., 2:4]
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="sigmoid for sizes" diagnosis="the sigmoid, where the exponential"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * sigmoid(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="no anchors" diagnosis="leaving out the anchors"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="anchors turned" diagnosis="anchor's height for the width"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors[:, ::-1] * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="sizes divided by the grid" diagnosis="dividing by the grid"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4]) / np.array([n_W, n_H])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="anchors added" diagnosis="adding the anchors"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors + np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="first anchor for all" diagnosis="first anchor"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors[0] * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="sizes from the numbers of the centre" diagnosis="the first two numbers"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 0:2])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="raw confidence" diagnosis="leaving out the sigmoid"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = feats[..., 4:5]
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="axis of the confidence lost" diagnosis="keepdims"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="last number for the confidence" diagnosis="the last number"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., -1:])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="raw class scores" diagnosis="leaving out the softmax"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = feats[..., 5:]
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="sigmoid for the classes" diagnosis="a sigmoid for each class"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = sigmoid(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="confidence among the classes" diagnosis="wrong-size"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 4:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="softmax before the classes are cut out" diagnosis="before the classes"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats)[..., 5:]
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="softmax along the anchors" diagnosis="along the anchors"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = np.swapaxes(softmax(np.swapaxes(feats[..., 5:], -1, -2)), -1, -2)
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="exponentials not shared out" diagnosis="not shared out"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = np.exp(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% wrong="yolo_head" name="classes before confidences" diagnosis="order"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (sigmoid(feats[..., 0:2]) + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_class_probs, box_confidence

# %% wrong="yolo_head" name="features changed in place" diagnosis="changes"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    rows, columns, _ = np.indices((n_H, n_W, n_anchors))
    feats[..., 0:2] = sigmoid(feats[..., 0:2])
    cells = np.stack([columns, rows], axis=-1)
    box_xy = (feats[..., 0:2] + cells) / np.array([n_W, n_H])
    box_wh = anchors * np.exp(feats[..., 2:4])
    box_confidence = sigmoid(feats[..., 4:5])
    box_class_probs = softmax(feats[..., 5:])
    return box_xy, box_wh, box_confidence, box_class_probs

# %% right="yolo_head" name="x and y apart"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    x = (np.arange(n_W)[None, :, None] + sigmoid(feats[..., 0])) / n_W
    y = (np.arange(n_H)[:, None, None] + sigmoid(feats[..., 1])) / n_H
    w, h = np.exp(feats[..., 2]) * anchors[:, 0], np.exp(feats[..., 3]) * anchors[:, 1]
    return np.stack([x, y], axis=3), np.stack([w, h], axis=3), sigmoid(feats[..., 4])[..., np.newaxis], softmax(feats[..., -n_classes:])

# %% right="yolo_head" name="loops over all boxes"
def yolo_head(feats, anchors, n_classes):
    n_H, n_W, n_anchors, _ = feats.shape
    xy, wh = np.zeros((n_H, n_W, n_anchors, 2)), np.zeros((n_H, n_W, n_anchors, 2))
    conf, probs = np.zeros((n_H, n_W, n_anchors, 1)), np.zeros((n_H, n_W, n_anchors, n_classes))
    for r in range(n_H):
        for c in range(n_W):
            for a in range(n_anchors):
                t = feats[r, c, a]
                xy[r, c, a] = (c + 1 / (1 + np.exp(-t[0]))) / n_W, (r + 1 / (1 + np.exp(-t[1]))) / n_H
                wh[r, c, a] = anchors[a, 0] * np.exp(t[2]), anchors[a, 1] * np.exp(t[3])
                conf[r, c, a, 0] = 1 / (1 + np.exp(-t[4]))
                probs[r, c, a] = np.exp(t[5:]) / np.sum(np.exp(t[5:]))
    return xy, wh, conf, probs

# %% wrong="yolo_filter_boxes" name="class probability alone" diagnosis="class alone"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="confidence alone" diagnosis="the confidence alone"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = box_confidence[..., 0]
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="mask from the confidence" diagnosis="whether the confidence"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = box_confidence[..., 0] >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="mask from the class probability" diagnosis="whether the class probability"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = np.max(box_class_probs, axis=-1) >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="argmax along the anchors" diagnosis="crash"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=2)
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="maximum along the anchors, no threshold per box" diagnosis="crash"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=2)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="more than the threshold" diagnosis="at the threshold"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores > threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="a threshold of its own" diagnosis="0.6, whatever"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= 0.6
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="below the threshold" diagnosis="below the threshold"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores <= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="a box for each class" diagnosis="every pair"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    places = np.argwhere(box_scores >= threshold)
    picked = tuple(places.T)
    return box_scores[picked], boxes[picked[:3]], picked[3]

# %% wrong="yolo_filter_boxes" name="sorted by score" diagnosis="sorting by score"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    order = np.argsort(-best_scores[mask])
    return best_scores[mask][order], boxes[mask][order], best_classes[mask][order]

# %% wrong="yolo_filter_boxes" name="classes counted from 1" diagnosis="begin with 1"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1) + 1
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="class of a maximum that has been taken" diagnosis="class 0"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(best_scores[..., np.newaxis], axis=-1)
    mask = best_scores >= threshold
    return best_scores[mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="confidences returned" diagnosis="confidences where"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return box_confidence[..., 0][mask], boxes[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="boxes before scores" diagnosis="axes"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return boxes[mask], best_scores[mask], best_classes[mask]

# %% wrong="yolo_filter_boxes" name="nothing picked" diagnosis="axes"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return best_scores, boxes, best_classes

# %% wrong="yolo_filter_boxes" name="zeros where nothing is" diagnosis="axes"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    box_scores = box_confidence * box_class_probs
    best_scores = np.max(box_scores, axis=-1)
    best_classes = np.argmax(box_scores, axis=-1)
    mask = best_scores >= threshold
    return best_scores * mask, boxes * mask[..., np.newaxis], best_classes * mask

# %% right="yolo_filter_boxes" name="maximum before the product"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    best = box_confidence[..., 0] * np.max(box_class_probs, axis=-1)
    kinds = box_class_probs.argmax(axis=3)
    kept = np.nonzero(best >= threshold)
    return best[kept], boxes[kept], kinds[kept]

# %% right="yolo_filter_boxes" name="flat arrays"
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    scores = (box_confidence * box_class_probs).reshape(-1, box_class_probs.shape[-1])
    best, kinds = scores.max(axis=1), scores.argmax(axis=1)
    places = np.where(~(best < threshold))[0]
    return best[places], boxes.reshape(-1, 4)[places], kinds[places]

# %% wrong="yolo_non_max_suppression" name="boxes that are gone suppress others" diagnosis="gone themselves"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for rank, place in enumerate(order):
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in order[:rank]):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="lowest score first" diagnosis="beginning with the lowest"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="not sorted" diagnosis="as they come"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = range(len(scores))
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="at the threshold dropped" diagnosis="at the threshold"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) < iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="comparison turned" diagnosis="keeping what overlaps"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) > iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="threshold of its own" diagnosis="0.5, whatever"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= 0.5 for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="ten boxes, whatever is asked" diagnosis="10 boxes, whatever"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < 10 and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="no limit" diagnosis="leaving out max_boxes"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="one box too many" diagnosis="one box too many"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) <= max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="one box too few" diagnosis="one box too few"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes - 1 and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="cut down first" diagnosis="cutting down to max_boxes"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)[:max_boxes]
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="nothing suppressed" diagnosis="suppressing nothing"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes:
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="within a class only" diagnosis="of the same class"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold or classes[place] != classes[other] for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="any instead of all" diagnosis="count"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and any(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="compared with the best one only" diagnosis="with the best one only"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept[:1]):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="compared with the last one only" diagnosis="with the one before"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept[-1:]):
            kept.append(place)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="original places lost" diagnosis="places in the sorted list"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for rank, place in enumerate(order):
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[order[other]]) <= iou_threshold for other in kept):
            kept.append(rank)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="right boxes, rising scores" diagnosis="lowest score first"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    kept = kept[::-1]
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="right boxes, order as they came" diagnosis="in which they came"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    kept = sorted(kept)
    return scores[kept], boxes[kept], classes[kept]

# %% wrong="yolo_non_max_suppression" name="places returned" diagnosis="type"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
    return kept

# %% wrong="yolo_non_max_suppression" name="stops at the first overlap" diagnosis="stopping at"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    order = np.argsort(-scores)
    kept = []
    for place in order:
        if len(kept) < max_boxes and all(iou(boxes[place], boxes[other]) <= iou_threshold for other in kept):
            kept.append(place)
        else:
            break
    return scores[kept], boxes[kept], classes[kept]

# %% right="yolo_non_max_suppression" name="a list that shrinks"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    left = list(np.argsort(scores)[::-1])
    kept = []
    while left and len(kept) < max_boxes:
        best = left.pop(0)
        kept.append(best)
        left = [place for place in left if not iou(boxes[best], boxes[place]) > iou_threshold]
    return scores[kept], boxes[kept], classes[kept]

# %% right="yolo_non_max_suppression" name="suppressed marked"
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    gone = np.zeros(len(scores), dtype=bool)
    stay = []
    for i in sorted(range(len(scores)), key=lambda i: scores[i], reverse=True):
        if gone[i]:
            continue
        stay.append(i)
        for j in range(len(scores)):
            if j != i and iou(boxes[i], boxes[j]) > iou_threshold:
                gone[j] = True
    stay = np.array(stay[:max_boxes], dtype=int)
    return np.take(scores, stay), np.take(boxes, stay, axis=0), np.take(classes, stay)

# %% wrong="scale_boxes" name="height and width exchanged" diagnosis="x by the height"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes * np.array([height, width, height, width])

# %% wrong="scale_boxes" name="image shape read as width, height" diagnosis="x by the height"
def scale_boxes(boxes, image_shape):
    width, height = image_shape
    return boxes * np.array([width, height, width, height])

# %% wrong="scale_boxes" name="first corner by width, second by height" diagnosis="first corner by the width"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes * np.array([width, width, height, height])

# %% wrong="scale_boxes" name="width alone" diagnosis="everything by the width"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes * width

# %% wrong="scale_boxes" name="divided" diagnosis="dividing"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes / np.array([width, height, width, height])

# %% wrong="scale_boxes" name="second corner alone" diagnosis="second corner alone"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes * np.array([1, 1, width, height])

# %% wrong="scale_boxes" name="as they are" diagnosis="handing the boxes back"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes

# %% wrong="scale_boxes" name="two factors" diagnosis="crash"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes * np.array([width, height])

# %% wrong="scale_boxes" name="added" diagnosis="adding"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return boxes + np.array([width, height, width, height])

# %% wrong="scale_boxes" name="in place" diagnosis="changes"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    boxes[:, 0::2] *= width
    boxes[:, 1::2] *= height
    return boxes

# %% wrong="scale_boxes" name="rounded to pixels" diagnosis="rounding"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    return np.round(boxes * np.array([width, height, width, height]))

# %% right="scale_boxes" name="columns apart"
def scale_boxes(boxes, image_shape):
    height, width = image_shape
    scaled = np.zeros(boxes.shape)
    scaled[:, [0, 2]] = boxes[:, [0, 2]] * width
    scaled[:, [1, 3]] = boxes[:, [1, 3]] * height
    return scaled

# %% right="scale_boxes" name="shape turned and repeated"
def scale_boxes(boxes, image_shape):
    return boxes * np.tile(image_shape[::-1], 2)

# %% wrong="yolo_eval" name="score threshold written in" diagnosis="score threshold of 0.6"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, 0.6)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="score threshold not handed on" diagnosis="score threshold of 0.6"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="iou threshold not handed on" diagnosis="iou threshold of 0.5"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="neither threshold handed on" diagnosis="both thresholds"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="max_boxes not handed on" diagnosis="at most 10 boxes"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, iou_threshold=iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="thresholds exchanged" diagnosis="thresholds exchanged"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, iou_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="one threshold for both" diagnosis="one threshold"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="limit and threshold exchanged" diagnosis="max_boxes and iou_threshold exchanged"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, iou_threshold, max_boxes)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="no suppression" diagnosis="no suppression"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="not scaled" diagnosis="not scaled"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="image shape turned" diagnosis="height and width"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape[::-1])
    return scores, boxes, classes

# %% wrong="yolo_eval" name="image shape written in" diagnosis="720 by 1280"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, (720, 1280))
    return scores, boxes, classes

# %% wrong="yolo_eval" name="centres and sizes for corners" diagnosis="taken for corners"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = np.concatenate([box_xy, box_wh], axis=-1)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="confidence and classes exchanged" diagnosis="crash"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(box_confidence, corners, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return scores, boxes, classes

# %% wrong="yolo_eval" name="boxes first" diagnosis="axes"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, score_threshold)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    boxes = scale_boxes(boxes, image_shape)
    return boxes, scores, classes

# %% right="yolo_eval" name="scaled before the suppression"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    boxes = scale_boxes(yolo_boxes_to_corners(box_xy, box_wh), image_shape)
    found = yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=score_threshold)
    return yolo_non_max_suppression(*found, max_boxes=max_boxes, iou_threshold=iou_threshold)

# %% right="yolo_eval" name="scaled between filter and suppression"
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    xy, wh, sure, share = yolo_outputs
    scores, boxes, classes = yolo_filter_boxes(yolo_boxes_to_corners(xy, wh), sure, share, score_threshold)
    boxes = scale_boxes(boxes, image_shape)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    return scores, boxes, classes

# %% wrong="encode_targets" name="row from x, column from y" diagnosis="other cells"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(x * n_H), int(y * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="row and column exchanged" diagnosis="crash"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        column, row = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="rounded to the nearest cell" diagnosis="other cells"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = min(n_H - 1, round(y * n_H)), min(n_W - 1, round(x * n_W))
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="cell of the corner" diagnosis="other cells"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(max(0, y1) * n_H), int(max(0, x1) * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="x and y exchanged inside the cell" diagnosis="x and y of the centre exchanged"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [y * n_H - row, x * n_W - column]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="centre as fraction of the picture" diagnosis="fraction of the picture"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x, y]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="cell not subtracted" diagnosis="whole part"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W, y * n_H]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="no logarithm" diagnosis="leaving out the logarithm"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = [w, h] / anchors[best]
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="no anchor" diagnosis="not compared with the anchor"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="plain sizes" diagnosis="plain widths"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = [w, h]
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="anchor over box" diagnosis="the anchor over the box"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log(anchors[best] / [w, h])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="sigmoid of sizes" diagnosis="a sigmoid of width"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = sigmoid(np.log([w, h] / anchors[best]))
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="anchor by area" diagnosis="nearest in area"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmin([abs(w * h - p_w * p_h) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="worst anchor" diagnosis="fits worst"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmin([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="first anchor" diagnosis="the first anchor"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = 0
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="every anchor" diagnosis="how many"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = slice(None)
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="no confidence" diagnosis="leaving out the confidence"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="no class" diagnosis="leaving out the class"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
    return targets

# %% wrong="encode_targets" name="class over the confidence" diagnosis="one place too low"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 4 + c] = 1
    return targets

# %% wrong="encode_targets" name="class one place too high" diagnosis="too high"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 6 + c] = 1
    return targets

# %% wrong="encode_targets" name="boxes compared as they stand" diagnosis="where it stands"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((x1, y1, x2, y2), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="inverse sigmoid" diagnosis="undoing the sigmoid"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = np.log([(x * n_W - column) / (1 - x * n_W + column), (y * n_H - row) / (1 - y * n_H + row)])
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5 + c] = 1
    return targets

# %% wrong="encode_targets" name="class number in place of one-hot" diagnosis="as a number"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        row, column = int(y * n_H), int(x * n_W)
        best = np.argmax([iou((0, 0, w, h), (0, 0, p_w, p_h)) for p_w, p_h in anchors])
        targets[row, column, best, 0:2] = [x * n_W - column, y * n_H - row]
        targets[row, column, best, 2:4] = np.log([w, h] / anchors[best])
        targets[row, column, best, 4] = 1
        targets[row, column, best, 5] = c
    return targets

# %% right="encode_targets" name="floor and a row at once"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, len(anchors), 5 + n_classes))
    for (x1, y1, x2, y2), c in zip(boxes, classes):
        x, y, w, h = 0.5 * (x1 + x2) * n_W, 0.5 * (y1 + y2) * n_H, x2 - x1, y2 - y1
        shared = np.minimum(anchors[:, 0], w) * np.minimum(anchors[:, 1], h)
        best = np.argmax(shared / (anchors[:, 0] * anchors[:, 1] + w * h - shared))
        row = np.concatenate([[x - np.floor(x), y - np.floor(y), np.log(w / anchors[best, 0]), np.log(h / anchors[best, 1]), 1], np.eye(n_classes)[c]])
        targets[int(np.floor(y)), int(np.floor(x)), best, :] = row
    return targets

# %% right="encode_targets" name="boxes around the middle"
def encode_targets(boxes, classes, grid, anchors, n_classes):
    n_H, n_W = grid
    targets = np.zeros((n_H, n_W, anchors.shape[0], 5 + n_classes))
    for box, c in zip(boxes, classes):
        w, h = box[2:] - box[:2]
        cx, cy = (box[:2] + box[2:]) / 2 * np.array([n_W, n_H])
        overlaps = [iou((-w / 2, -h / 2, w / 2, h / 2), (-a / 2, -b / 2, a / 2, b / 2)) for a, b in anchors]
        place = targets[int(cy), int(cx), overlaps.index(max(overlaps))]
        a, b = anchors[overlaps.index(max(overlaps))]
        place[:5] = cx % 1, cy % 1, np.log(w) - np.log(a), np.log(h) - np.log(b), 1
        place[5 + c] = 1
    return targets

# %% wrong="precision_recall_curve" name="second box on a thing counts again" diagnosis="every guess for an object as a hit"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="not sorted" diagnosis="in which they came"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="least sure first" diagnosis="least sure"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="thing 0 taken for none" diagnosis="object 0"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match > 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="recall over the boxes" diagnosis="number of guesses for recall"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / len(hits)
    return precision, recall

# %% wrong="precision_recall_curve" name="precision over the things" diagnosis="number of objects for precision"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / n_gt
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="precision over all boxes" diagnosis="number of all guesses"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / len(hits)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="counted from 0" diagnosis="nan"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(len(hits))
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="misses counted" diagnosis="counting misses"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match < 0)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="exchanged" diagnosis="precision and recall exchanged"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return recall, precision

# %% wrong="precision_recall_curve" name="no running count" diagnosis="not-accumulated"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.array(hits) / np.arange(1, len(hits) + 1)
    recall = np.array(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="a thing counts once, but none too" diagnosis="-1 for the number"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="one number each" diagnosis="over-summed"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    found, hits = set(), []
    for match in matches[order]:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.sum(hits) / max(1, len(hits))
    recall = np.sum(hits) / n_gt
    return precision, recall

# %% wrong="precision_recall_curve" name="scores sorted, matches not" diagnosis="in which they came"
def precision_recall_curve(scores, matches, n_gt):
    order = np.argsort(-scores)
    scores = scores[order]
    found, hits = set(), []
    for match in matches:
        hits.append(match >= 0 and match not in found)
        found.add(match)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    recall = np.cumsum(hits) / n_gt
    return precision, recall

# %% right="precision_recall_curve" name="np.unique finds the first of each"
def precision_recall_curve(scores, matches, n_gt):
    ranked = matches[np.argsort(scores)[::-1]]
    first = np.zeros(len(ranked), dtype=bool)
    first[np.unique(ranked, return_index=True)[1]] = True
    hits = np.cumsum(first & (ranked >= 0))
    return hits / (np.arange(len(ranked)) + 1), hits / n_gt

# %% right="precision_recall_curve" name="counting by hand"
def precision_recall_curve(scores, matches, n_gt):
    pairs = sorted(zip(scores, matches), reverse=True)
    seen, right, precision, recall = [], 0, [], []
    for count, (score, match) in enumerate(pairs, start=1):
        if match != -1 and match not in seen:
            seen.append(match)
            right += 1
        precision.append(right / count)
        recall.append(right / n_gt)
    return np.array(precision), np.array(recall)

# %% wrong="average_precision" name="no envelope" diagnosis="without the envelope"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = precision
    steps = np.diff(recall, prepend=0)
    return np.sum(envelope * steps)

# %% wrong="average_precision" name="envelope of what came before" diagnosis="best precision so far"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision)
    steps = np.diff(recall, prepend=0)
    return np.sum(envelope * steps)

# %% wrong="average_precision" name="envelope not turned back" diagnosis="turned back"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])
    steps = np.diff(recall, prepend=0)
    return np.sum(envelope * steps)

# %% wrong="average_precision" name="first step left out" diagnosis="leaving out the first step"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall)
    return np.sum(envelope[1:] * steps)

# %% wrong="average_precision" name="step missing, shapes differ" diagnosis="crash"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall)
    return np.sum(envelope * steps)

# %% wrong="average_precision" name="mean of the precisions" diagnosis="mean of the precisions"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.mean(precision) if len(precision) else 0.0

# %% wrong="average_precision" name="mean of the envelope" diagnosis="mean of the envelope"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.mean(envelope) if len(precision) else 0.0

# %% wrong="average_precision" name="trapezoids" diagnosis="leaving out the first step"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.sum((envelope[1:] + envelope[:-1]) / 2 * steps[1:])

# %% wrong="average_precision" name="eleven places" diagnosis="eleven places"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.mean([np.max(precision[recall >= place - 1e-9], initial=0) for place in np.linspace(0, 1, 11)])

# %% wrong="average_precision" name="steps left out" diagnosis="without the steps"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.sum(envelope)

# %% wrong="average_precision" name="recall itself for its steps" diagnosis="recall itself"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = recall
    return np.sum(envelope * steps)

# %% wrong="average_precision" name="product not summed" diagnosis="not-summed"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return envelope * steps

# %% wrong="average_precision" name="largest precision" diagnosis="the largest precision"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(recall, prepend=0)
    return np.max(precision, initial=0)

# %% right="average_precision" name="a loop from the end"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    area, best = 0.0, 0.0
    for i in range(len(recall) - 1, -1, -1):
        best = max(best, precision[i])
        area += best * (recall[i] - (recall[i - 1] if i else 0))
    return area

# %% right="average_precision" name="trapezoids below the envelope, which is level wherever recall grows"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    height = np.concatenate([[1.0], np.maximum.accumulate(precision[::-1])[::-1]])
    place = np.concatenate([[0.0], recall])
    return float(np.sum((height[1:] + height[:-1]) / 2 * np.diff(place)))

# %% right="average_precision" name="ends added to both"
def average_precision(scores, matches, n_gt):
    precision, recall = precision_recall_curve(scores, matches, n_gt)
    recall, precision = np.concatenate([[0.0], recall, [1.0]]), np.concatenate([[0.0], precision, [0.0]])
    for i in range(len(precision) - 2, -1, -1):
        precision[i] = max(precision[i], precision[i + 1])
    return np.dot(recall[1:] - recall[:-1], precision[1:])
