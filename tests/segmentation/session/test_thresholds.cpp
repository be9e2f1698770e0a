#include "segmentation/session/thresholds.h"

#include "segmentation/preparation/postprocess.h"
#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <array>
#include <random>
#include <span>

using namespace glioscope;

namespace {

/// One random map a structure, in 8 bits and as the same numbers from 0 to 1.
struct RandomMaps {
    std::vector<ThresholdedMap> maps;
    std::vector<Image> numbers;
    ModelContract contract;

    RandomMaps(OutputKind kind, const std::array<Structure, 3>& structures)
    {
        std::mt19937 random(7);
        contract.outputKind = kind;
        contract.outputs.clear();
        const std::array thresholds = {0.313, 0.497, 0.721};
        for (std::size_t n = 0; n < structures.size(); ++n) {
            Volume<std::uint8_t> bytes(test::mirroredGeometry());
            Image number(bytes.geometry);
            for (std::size_t v = 0; v < bytes.voxels.size(); ++v) {
                bytes.voxels[v] = static_cast<std::uint8_t>(random() % 256);
                number.voxels[v] = static_cast<float>(bytes.voxels[v]) / 255.0F;
            }
            maps.push_back({.values = std::make_shared<const Volume<std::uint8_t>>(bytes),
                            .structure = structures[n],
                            .threshold = thresholds[n]});
            numbers.push_back(std::move(number));
            contract.outputs.push_back({structures[n], thresholds[n]});
        }
    }

    [[nodiscard]] std::vector<Label> asTheModelDoes() const
    {
        std::vector<std::span<const float>> spans;
        for (const Image& number : numbers) {
            spans.emplace_back(number.voxels);
        }
        return labelsOf(contract, spans);
    }
};

}  // namespace

class TestThresholds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regionsBecomeTheLabelsThatAModelMakesOfThem()
    {
        // In any order.
        const RandomMaps r(OutputKind::Regions,
                           {Structure::Enhancing, Structure::WholeTumour, Structure::TumourCore});
        const LabelMap labels = labelsAbove(r.maps);
        QVERIFY(labels.voxels == r.asTheModelDoes());
        QCOMPARE(labels.geometry, test::mirroredGeometry());
    }

    void labelsBecomeTheMostProbableOfThem()
    {
        const RandomMaps r(OutputKind::Labels,
                           {Structure::Necrosis, Structure::Oedema, Structure::Enhancing});
        QVERIFY(labelsAbove(r.maps).voxels == r.asTheModelDoes());
    }

    void mapsOfDifferentGridsAreRefused()
    {
        RandomMaps r(OutputKind::Regions,
                     {Structure::WholeTumour, Structure::TumourCore, Structure::Enhancing});
        r.maps[1].values = std::make_shared<const Volume<std::uint8_t>>(test::obliqueGeometry());
        QVERIFY_THROWS_EXCEPTION(Error, (void)labelsAbove(r.maps));
        QVERIFY_THROWS_EXCEPTION(Error, (void)labelsAbove({}));
    }
};

QTEST_APPLESS_MAIN(TestThresholds)
#include "test_thresholds.moc"
