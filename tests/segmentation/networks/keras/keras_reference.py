#!/usr/bin/env python3
"""Small Keras files of the reference system's networks, and what Keras would compute with them.

    keras_reference.py FOLDER

No Keras is needed: layers are evaluated in NumPy (float64) from Keras' documented formulas, and files are
written with h5py as Keras 2.3 writes them: groups and attributes of keras/engine/saving.py, layers in the
order of keras/engine/network.py (by decreasing depth, then as a walk back from the output meets them).

Writes <variant>.h5 for every variant, and for those with a reference <variant>.input and
<variant>.logits: float32, C order, [4, *SIZE] and [3, *SIZE] (before the sigmoid).
"""

import json
import sys

import h5py
import numpy as np

SIZE = (32, 16, 16)
random = np.random.default_rng(11)


# --- Keras' formulas on [channels, x, y, z] -------------------------------------------------------

def same_padding(length, kernel, stride):
    """TensorFlow's "same": as much as the output of ceil(length / stride) needs, the odd one behind."""
    total = max(0, (-(-length // stride) - 1) * stride + kernel - length)
    return total // 2, total - total // 2


def convolution(x, kernel, bias, stride):
    """kernel [k, k, k, in, out]."""
    edge = kernel.shape[0]
    out = [-(-n // stride) for n in x.shape[1:]]
    x = np.pad(x, [(0, 0)] + [same_padding(n, edge, stride) for n in x.shape[1:]])
    result = np.zeros((kernel.shape[4], *out))
    for a in range(edge):
        for b in range(edge):
            for c in range(edge):
                tap = x[:, a:a + stride * out[0]:stride, b:b + stride * out[1]:stride,
                        c:c + stride * out[2]:stride]
                result += np.einsum("ixyz,io->oxyz", tap, kernel[a, b, c])
    return result + bias[:, None, None, None]


def transposed_convolution(x, kernel, bias):
    """kernel [2, 2, 2, out, in], stride 2: every voxel becomes a block of eight."""
    result = np.zeros((kernel.shape[3], *(2 * n for n in x.shape[1:])))
    for a in range(2):
        for b in range(2):
            for c in range(2):
                result[:, a::2, b::2, c::2] = np.einsum("ixyz,oi->oxyz", x, kernel[a, b, c])
    return result + bias[:, None, None, None]


def batch_normalisation(x, w, axis):
    """axis counts [batch, channel, x, y, z]; at inference, epsilon 0.001."""
    shape = [1, 1, 1, 1]
    shape[axis - 1] = -1
    gamma, beta, mean, variance = (w[name].reshape(shape) for name in
                                   ("gamma", "beta", "moving_mean", "moving_variance"))
    return gamma * (x - mean) / np.sqrt(variance + 1e-3) + beta


def pooled(x):
    c, i, j, k = x.shape
    return x.reshape(c, i // 2, 2, j // 2, 2, k // 2, 2).max(axis=(2, 4, 6))


def doubled(x):
    return x.repeat(2, 1).repeat(2, 2).repeat(2, 3)


# --- a functional model: evaluated while it is built ----------------------------------------------

class Layer:
    def __init__(self, kind, name, inputs, value, config, weights):
        self.kind, self.name, self.inputs, self.value = kind, name, inputs, value
        self.config, self.weights = dict(config, name=name), weights


class Model:
    def __init__(self, width, norm_axis, first_number):
        self.width, self.norm_axis = width, norm_axis
        self.numbers, self.first_number = {}, first_number
        self.layers = []
        self.epsilon = 1e-3

    def add(self, kind, stem, inputs, value, config=None, weights=None):
        number = self.numbers.get(stem, self.first_number)
        self.numbers[stem] = number + 1
        layer = Layer(kind, f"{stem}_{number}", inputs, value, config or {}, weights or {})
        self.layers.append(layer)
        return layer

    def input(self):
        value = weight((4, *SIZE), 1)
        return self.add("InputLayer", "input", [], value, {"batch_input_shape": [None, 4, *SIZE]})

    def conv(self, x, out, edge=3, stride=1, activation="linear"):
        inside = x.value.shape[0]
        weights = {"kernel": weight((edge, edge, edge, inside, out), 1.4 / np.sqrt(inside * edge ** 3)),
                   "bias": weight((out,), 0.3)}
        value = convolution(x.value, weights["kernel"], weights["bias"], stride)
        value = np.maximum(value, 0) if activation == "relu" else value
        return self.add("Conv3D", "conv3d", [x], value,
                        {"filters": out, "kernel_size": [edge] * 3, "strides": [stride] * 3,
                         "padding": "same", "data_format": "channels_first", "dilation_rate": [1, 1, 1],
                         "activation": activation, "use_bias": True}, weights)

    def up_conv(self, x, out):
        inside = x.value.shape[0]
        weights = {"kernel": weight((2, 2, 2, out, inside), 1 / np.sqrt(inside)), "bias": weight((out,), 0.3)}
        value = transposed_convolution(x.value, weights["kernel"], weights["bias"])
        return self.add("Conv3DTranspose", "conv3d_transpose", [x], value,
                        {"filters": out, "kernel_size": [2, 2, 2], "strides": [2, 2, 2], "padding": "valid",
                         "data_format": "channels_first", "activation": "linear"}, weights)

    def norm(self, x):
        axis = self.norm_axis
        n = (x.value.shape[axis - 1],)
        others = tuple(a for a in range(4) if a != axis - 1)
        # As after training: near the data's own statistics, so that values stay of size 1.
        mean, deviation = x.value.mean(others), x.value.std(others)
        weights = {"gamma": weight(n, 0.3, 1), "beta": weight(n, 0.3),
                   "moving_mean": as_float32(mean + 0.3 * deviation * random.standard_normal(n)),
                   "moving_variance": as_float32(deviation ** 2 * random.uniform(0.5, 2, n))}
        return self.add("BatchNormalization", "batch_normalization", [x],
                        batch_normalisation(x.value, weights, axis),
                        {"axis": -1 if axis == 4 else axis, "epsilon": self.epsilon}, weights)

    def relu(self, x):
        return self.add("Activation", "activation", [x], np.maximum(x.value, 0), {"activation": "relu"})

    def pool(self, x):
        return self.add("MaxPooling3D", "max_pooling3d", [x], pooled(x.value),
                        {"pool_size": [2, 2, 2], "strides": [2, 2, 2], "padding": "valid",
                         "data_format": "channels_first"})

    def double(self, x):
        return self.add("UpSampling3D", "up_sampling3d", [x], doubled(x.value),
                        {"size": [2, 2, 2], "data_format": "channels_first"})

    def dropout(self, x):
        return self.add("Dropout", "dropout", [x], x.value, {"rate": 0.2})

    def join(self, *xs):
        return self.add("Concatenate", "concatenate", list(xs), np.concatenate([x.value for x in xs]),
                        {"axis": 1})

    def sum(self, *xs):
        return self.add("Add", "add", list(xs), sum(x.value for x in xs))

    def head(self, x):
        return self.conv(x, 3, edge=1, activation="sigmoid")


def as_float32(values):
    """What float32 holds exactly, so that the file and the reference have the same numbers."""
    return np.asarray(values).astype(np.float32).astype(np.float64)


def weight(shape, scale, middle=0.0):
    return as_float32(random.standard_normal(shape) * scale + middle)


# --- the three networks, as the reference system builds them --------------------------------------

def unet(model, skip_first=True):
    x, w, skips = model.input(), model.width, []
    for level in range(4):
        x = model.pool(x) if level else x
        x = model.conv(x, w << level, activation="relu")
        x = model.conv(x, w << (level + 1), activation="relu")
        skips.append(x)
    for level in (2, 1, 0):
        up = model.double(x)
        x = model.join(skips[level], up) if skip_first else model.join(up, skips[level])
        x = model.conv(x, w << (level + 1), activation="relu")
        x = model.conv(x, w << (level + 1), activation="relu")
    return model.head(x)


def residual_block(model, x, out, stride, first, shortcut_first):
    y = x if first else model.relu(model.norm(x))
    y = model.conv(y, out, stride=stride)
    y = model.relu(model.norm(y))
    y = model.conv(y, out)
    around = model.conv(x, out, edge=1, stride=stride)
    return model.sum(around, y) if shortcut_first else model.sum(y, around)


def resunet(model, shortcut_first=False):
    x, w, skips = model.input(), model.width, []
    for level in range(4):
        x = residual_block(model, x, w << level, 2 if level else 1, level == 0, shortcut_first)
        skips.append(x)
    for level in (2, 1, 0):
        x = model.join(model.double(x), skips[level])
        x = residual_block(model, x, w << level, 1, False, shortcut_first)
    return model.head(x)


def vnet_block(model, x, edge):
    y = model.conv(x, x.value.shape[0], edge=edge)
    y = model.relu(model.norm(y))
    y = model.conv(y, x.value.shape[0], edge=edge)
    return model.sum(model.relu(model.norm(y)), x)


def vnet(model, edge=5):
    w = model.width
    x = model.conv(model.input(), w, edge=edge)
    skips = [x]
    for level in range(1, 5):
        x = model.conv(x, w << level, edge=2, stride=2)
        x = vnet_block(model, model.dropout(x) if level > 1 else x, edge)
        skips.append(x)
    for level in (3, 2, 1):
        x = model.join(model.up_conv(x, w << level), skips[level])
        x = model.dropout(vnet_block(model, x, edge))
    x = model.join(model.up_conv(x, w), skips[0])
    y = model.dropout(model.conv(x, 2 * w, edge=edge))
    return model.head(model.sum(y, x))


# --- Keras' order of layers and its files ---------------------------------------------------------

def keras_order(output):
    """keras/engine/network.py, _map_graph_network: longest way to the output first; ties as a walk back
    from the output first meets the layers."""
    met, finished = {}, []

    def walk(layer):
        if layer in finished:
            return
        met.setdefault(layer, len(met))
        for source in layer.inputs:
            walk(source)
        finished.append(layer)

    walk(output)
    depth = {layer: 0 for layer in met}
    for layer in reversed(finished):
        for source in layer.inputs:
            depth[source] = max(depth[source], depth[layer] + 1)
    return sorted(met, key=lambda layer: (-depth[layer], met[layer]))


def model_config(layers, output):
    described = [{"class_name": layer.kind, "name": layer.name, "config": layer.config,
                  "inbound_nodes": [[[s.name, 0, 0, {}] for s in layer.inputs]] if layer.inputs else []}
                 for layer in layers]
    return json.dumps({"class_name": "Model", "config": {
        "name": "model_1", "layers": described,
        "input_layers": [[layers[0].name, 0, 0]], "output_layers": [[output.name, 0, 0]]}})


def put_names(group, attribute, names, style):
    """Fixed-length strings (Keras 2), variable-length ones (newer h5py), or cut into numbered parts."""
    if style == "variable" and names:
        group.attrs.create(attribute, names, dtype=h5py.string_dtype())
        return
    texts = np.asarray([name.encode() for name in names])
    if style == "chunked" and len(names) > 1:
        for part, texts in enumerate(np.array_split(texts, 3)):
            if len(texts):
                group.attrs[f"{attribute}{part}"] = texts
        return
    group.attrs[attribute] = texts


def write(path, layers, output, whole=True, style="fixed", drop=(), extra=None):
    with h5py.File(path, "w") as file:
        weights = file.create_group("model_weights") if whole else file
        if whole:
            file.attrs["keras_version"] = "2.3.1"
            file.attrs["backend"] = np.bytes_("tensorflow")
            file.attrs["model_config"] = model_config(layers, output)
        weights.attrs["keras_version"] = np.bytes_("2.3.1")
        listed = [layer.name for layer in layers] + list(extra or {})
        put_names(weights, "layer_names", listed, style)
        for layer in layers:
            group = weights.create_group(layer.name)
            names = {f"{layer.name}/{role}:0": value for role, value in layer.weights.items()
                     if (layer.name, role) not in drop}
            put_names(group, "weight_names", list(names), style)
            for name, value in names.items():
                group.create_dataset(name, data=value.astype(np.float32))
        for layer, tensors in (extra or {}).items():
            group = weights.create_group(layer)
            put_names(group, "weight_names", [f"{name}:0" for name in tensors], style)
            for name, shape in tensors.items():
                group.create_dataset(f"{name}:0", data=np.zeros(shape, np.float32))


def with_reference(folder, variant, layers, output, **how):
    write(f"{folder}/{variant}.h5", layers, output, **how)
    kernel, bias = output.weights["kernel"], output.weights["bias"]
    logits = convolution(output.inputs[0].value, kernel, bias, 1)
    next(layer for layer in layers if layer.kind == "InputLayer").value.astype(np.float32).tofile(
        f"{folder}/{variant}.input")
    logits.astype(np.float32).tofile(f"{folder}/{variant}.logits")


def build(network, width, axis=4, first_number=1, **how):
    output = network(Model(width, axis, first_number), **how)
    return keras_order(output), output


def layers_of(layers, kind):
    return [layer for layer in layers if layer.kind == kind]


def write_accepted(folder):
    with_reference(folder, "unet", *build(unet, 3, first_number=20))
    with_reference(folder, "unet_weights", *build(unet, 2), whole=False, style="variable")
    with_reference(folder, "resunet", *build(resunet, 4))
    with_reference(folder, "resunet_shortcut_first", *build(resunet, 4, shortcut_first=True), style="chunked")
    with_reference(folder, "resunet_weights", *build(resunet, 16), whole=False)
    with_reference(folder, "resunet_by_channel", *build(resunet, 4, axis=1))
    with_reference(folder, "vnet", *build(vnet, 2, first_number=7))
    with_reference(folder, "vnet_weights", *build(vnet, 2), whole=False, style="chunked")
    with_reference(folder, "vnet_3x3x3_by_channel", *build(vnet, 2, axis=1, edge=3), style="variable")
    write(f"{folder}/vnet_for_a_case.h5", *build(vnet, 1, edge=3), whole=False)
    # A list that follows no order at all: only the graph can tell what is what.
    layers, output = build(vnet, 2)
    with_reference(folder, "vnet_shuffled", [layers[n] for n in random.permutation(len(layers))], output)


def write_refused(folder):
    layers, output = build(resunet, 4)
    convolutions = layers_of(layers, "Conv3D")
    write(f"{folder}/no_bias.h5", layers, output, drop=[(convolutions[3].name, "bias")])
    write(f"{folder}/extra.h5", layers, output, whole=False,
          extra={"conv3d_99": {"conv3d_99/kernel": (1, 1, 1, 7, 9), "conv3d_99/bias": (9,)}})
    write(f"{folder}/nested.h5", layers, output, whole=False,
          extra={"model_2": {"a/kernel": (3, 3, 3, 4, 4), "b/kernel": (3, 3, 3, 4, 4)}})
    write(f"{folder}/unknown.h5", layers, output, whole=False,
          extra={"p_re_lu_1": {"p_re_lu_1/alpha": (4, 1, 1, 1)}})
    head = convolutions[-1]
    head.weights["kernel"] = head.weights["kernel"][..., :2]
    write(f"{folder}/misshapen.h5", layers, output)

    layers, output = build(vnet, 2)
    lost = layers_of(layers, "Conv3DTranspose")[0]
    write(f"{folder}/no_layer.h5", [layer for layer in layers if layer is not lost], output, whole=False)
    write(f"{folder}/lost_dataset.h5", layers, output)
    with h5py.File(f"{folder}/lost_dataset.h5", "a") as file:
        del file[f"model_weights/{lost.name}/{lost.name}/kernel:0"]
    lost.weights["kernel"][0, 0, 0, 0, 0] = np.nan
    write(f"{folder}/not_a_number.h5", layers, output)

    write(f"{folder}/swapped_join.h5", *build(unet, 2, skip_first=False))
    layers, output = build(resunet, 4)
    layers_of(layers, "BatchNormalization")[5].config["epsilon"] = 1e-5
    write(f"{folder}/other_epsilon.h5", layers, output)
    layers, output = build(unet, 2)
    layers_of(layers, "MaxPooling3D")[0].kind = "AveragePooling3D"
    write(f"{folder}/other_pooling.h5", layers, output)
    with h5py.File(f"{folder}/no_keras.h5", "w") as file:
        file["x"] = np.zeros((3, 3))


if __name__ == "__main__":
    write_accepted(sys.argv[1])
    write_refused(sys.argv[1])
