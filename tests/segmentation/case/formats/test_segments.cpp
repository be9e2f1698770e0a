// Segmentations of 3D Slicer: names, layers, a cropped extent, in every orientation.

#include "segmentation/case/formats/segments.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/stored_volume.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

namespace fs = std::filesystem;
using enum Label;

struct Written {
    std::string name;
    std::size_t layer = 0;
    int value = 1;
};

/// A .seg.nrrd of `layers` on one grid, in RAS; a single one is stored with three dimensions.
ByteVector segNrrd(const std::vector<Volume<std::uint8_t>>& layers,
                   const std::vector<Written>& segments)
{
    const Geometry& g = layers.front().geometry;
    const bool list = layers.size() > 1;
    std::string directions = list ? " none" : "";
    for (const Vec3& step : stepsOf(g, -1, -1)) {
        directions += " (" + number(step[0]) + "," + number(step[1]) + "," + number(step[2]) + ")";
    }
    std::string header = "NRRD0004\n# Complete NRRD file format specification at:\ntype: uchar\n";
    header += std::string("dimension: ") + (list ? "4" : "3") +
              "\nspace: right-anterior-superior\nsizes:" +
              (list ? " " + std::to_string(layers.size()) : "");
    for (const int extent : g.size) {
        header += " " + std::to_string(extent);
    }
    header += "\nspace directions:" + directions + "\nkinds:" + (list ? " list" : "") +
              " domain domain domain\nencoding: gzip\n" + "space origin: (" +
              number(-g.originLps[0]) + "," + number(-g.originLps[1]) + "," +
              number(g.originLps[2]) + ")\n";
    for (std::size_t n = 0; n < segments.size(); ++n) {
        const std::string key = "Segment" + std::to_string(n) + "_";
        header += key + "Color:=0.5 0.25 " + std::to_string(n) + "\n" + key +
                  "LabelValue:=" + std::to_string(segments[n].value) + "\n" + key +
                  "Layer:=" + std::to_string(segments[n].layer) + "\n" + key +
                  "Name:=" + segments[n].name + "\n" + key + "Tags:=Segmentation.Status: done|\n";
    }
    header += "Segmentation_MasterRepresentation:=Binary labelmap\n\n";
    ByteVector voxels;
    for (std::size_t v = 0; v < g.voxelCount(); ++v) {
        for (const Volume<std::uint8_t>& layer : layers) {
            voxels.push_back(static_cast<char>(layer.voxels[v]));
        }
    }
    return joined(header, gzipped(voxels));
}

template <typename Chosen>
Volume<std::uint8_t> layerOf(const LabelMap& map, Chosen value)
{
    Volume<std::uint8_t> layer(map.geometry);
    std::ranges::transform(map.voxels, layer.voxels.begin(), value);
    return layer;
}

/// One layer: oedema 1, enhancing 2, necrosis 3, as nobody's scheme has them.
ByteVector single(const LabelMap& map)
{
    const auto value = [](Label label) {
        return static_cast<std::uint8_t>(label == Oedema      ? 1
                                         : label == Enhancing ? 2
                                         : label == Necrosis  ? 3
                                                              : 0);
    };
    return segNrrd({layerOf(map, value)},
                   {{"Edema", 0, 1}, {"Enhancing tumor", 0, 2}, {"Necrotic core", 0, 3}});
}

/// A layer a region, the outer ones holding the inner ones.
ByteVector nested(const LabelMap& map)
{
    const auto inside = [](auto... labels) {
        return [=](Label label) { return static_cast<std::uint8_t>(((label == labels) || ...)); };
    };
    return segNrrd({layerOf(map, inside(Enhancing)), layerOf(map, inside(Necrosis, Enhancing)),
                    layerOf(map, inside(Necrosis, Enhancing, Oedema))},
                   {{"ET", 0, 1}, {"Tumor Core", 1, 1}, {"whole tumour", 2, 1}});
}

CaseLabels readBack(const ByteVector& bytes, const ReadOptions& options = {})
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "Segmentation.seg.nrrd";
    writeFile(file, bytes);
    return readLabels(file, std::nullopt, options);
}

}  // namespace

class TestSegments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesSayWhatSegmentsAreInEveryOrientation()
    {
        for (const NamedGeometry& order : allAxisOrders()) {
            for (const Geometry& grid : {order.geometry, turned(order.geometry, 27, -14)}) {
                const LabelMap meant = markerLabels(grid);
                for (const ByteVector& bytes : {single(meant), nested(meant)}) {
                    const CaseLabels read = readBack(bytes);
                    QVERIFY2(read.map.voxels == meant.voxels, order.name.c_str());
                    QVERIFY(maxCornerDisplacementMm(read.map.geometry, grid) < 1e-6);
                    QCOMPARE(read.scheme, kResultScheme);
                }
            }
        }
    }

    void aCroppedExtentIsPutBackOnTheCasesGrid()
    {
        const TemporaryFolder folder;
        const Geometry ofCase = turned(anisotropicGeometry(), 27, -14);
        const LabelMap expected = markerLabels(ofCase);
        writeFile(folder.path() / "P_flair.nii", niftiBytes(markerImage(ofCase), Form::Sform));
        for (const Geometry& grid : allOrders(ofCase)) {
            const LabelMap meant = inOrderOf(grid, expected);
            // Slicer keeps the least box that holds something.
            Index3 first = grid.size, last = {0, 0, 0};
            for (int k = 0; k < grid.size[2]; ++k) {
                for (int j = 0; j < grid.size[1]; ++j) {
                    for (int i = 0; i < grid.size[0]; ++i) {
                        if (meant.at(i, j, k) != Background) {
                            const Index3 at = {i, j, k};
                            for (std::size_t c = 0; c < 3; ++c) {
                                first[c] = std::min(first[c], at[c]);
                                last[c] = std::max(last[c], at[c] + 1);
                            }
                        }
                    }
                }
            }
            const LabelMap part = crop(meant, VoxelBox{first, last});
            writeFile(folder.path() / "P.seg.nrrd", nested(part));
            CaseFiles files;
            files.images[0] = folder.path() / "P_flair.nii";
            files.labels = folder.path() / "P.seg.nrrd";
            const Case read = readCase(files);
            QVERIFY(read.labels->map.geometry == read.images[0]->geometry);
            QVERIFY2(read.labels->map.voxels == expected.voxels, orientationCode(grid).c_str());
        }
    }

    void namesThatSayNothingAreAQuestion()
    {
        const LabelMap meant = markerLabels(obliqueGeometry());
        const auto value = [](Label label) { return static_cast<std::uint8_t>(label); };
        const ByteVector bytes =
            segNrrd({layerOf(meant, value)}, {{"Edema: soft", 0, static_cast<int>(Oedema)},
                                              {"Segment_1", 0, static_cast<int>(Enhancing)},
                                              {"bone", 0, static_cast<int>(Necrosis)}});
        std::vector<Segment> asked;
        try {
            (void)readBack(bytes);
        } catch (const UnnamedSegments& unnamed) {
            asked = unnamed.segments();
            QVERIFY(std::string(unnamed.what()).find("\"Segment_1\", \"bone\"") !=
                    std::string::npos);
        }
        QCOMPARE(asked.size(), std::size_t{2});
        QCOMPARE(asked[0].name, std::string("Segment_1"));
        QCOMPARE(asked[0].colour[1], 0.25);
        ReadOptions told;
        told.segments = {{"Segment_1", Structure::Enhancing}, {"bone", std::nullopt}};
        LabelMap expected = meant;
        std::ranges::replace(expected.voxels, Necrosis, Background);
        QVERIFY(readBack(bytes, told).map.voxels == expected.voxels);
    }

    void aCavityIsSavedInASchemeThatHasIt()
    {
        LabelMap meant = markerLabels(obliqueGeometry());
        std::ranges::replace(meant.voxels, Necrosis, ResectionCavity);
        const auto value = [](Label label) { return static_cast<std::uint8_t>(label); };
        const CaseLabels read = readBack(segNrrd(
            {layerOf(meant, value)}, {{"oedema", 0, static_cast<int>(Oedema)},
                                      {"enhancing", 0, static_cast<int>(Enhancing)},
                                      {"resection cavity", 0, static_cast<int>(ResectionCavity)}}));
        QVERIFY(read.map.voxels == meant.voxels);
        QCOMPARE(read.scheme, LabelScheme::Brats2023);
    }

    void damageIsSaid()
    {
        const LabelMap meant = markerLabels(obliqueGeometry());
        const ByteVector good = nested(meant);
        const auto said = [](ByteVector bytes, const std::string& from, const std::string& to) {
            const auto at = std::ranges::search(bytes, from).begin();
            const auto begin = bytes.erase(at, at + static_cast<std::ptrdiff_t>(from.size()));
            bytes.insert(begin, to.begin(), to.end());
            try {
                (void)readBack(bytes);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(said(good, "Segment1_Layer:=1", "Segment1_Layer:=7").find("layer") !=
                std::string::npos);
        QVERIFY(said(good, "Segment1_Layer:=1", "Segment1_Layer:=x").find("damaged") !=
                std::string::npos);
        QVERIFY(said(good, "sizes: 3 ", "sizes: 9 ").find("seg.nrrd") != std::string::npos);
        QVERIFY(said(good, "sizes: 3 ", "sizes: 0 ").find("damaged") != std::string::npos);
        QVERIFY(said(good, "sizes: 3 ", "sizes: 900000000 ").find("damaged") != std::string::npos);
        QVERIFY(said(good, "kinds: list", "kinds: time").find("4 dimensions") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestSegments)
#include "test_segments.moc"
