#pragma once

// Datasets that carry the SHA-256 of their values as the attribute "sha256", so that damage which
// HDF5 itself does not notice is found and named. The hash is of the values in order, as they are
// stored: neither chunks nor compression change it. For sources only: it pulls in H5Cpp.h.

#include "training/patches/hdf5_io.h"

namespace glioscope::hdf5 {

/// Converts the values to `stored` and writes them with their hash.
void writeChecked(H5::Group& group, const DatasetLayout& layout, const H5::DataType& stored,
                  std::vector<float> values);

/// A text attribute with its own hash beside it, as NAME_sha256.
void writeCheckedText(H5::H5Object& object, const std::string& name, const std::string& text);

/// What is wrong with the datasets and the text `name` of a file's root group, in words that go on
/// from the file's name; empty where every hash is right. `hashes` counts those that were there.
[[nodiscard]] std::string damageOf(const H5::H5File& file, const std::string& name,
                                   std::size_t& hashes);

}  // namespace glioscope::hdf5
