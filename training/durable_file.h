#pragma once

// Moved to segmentation/volume, where model files are written by it too.

#include "segmentation/volume/durable_file.h"
