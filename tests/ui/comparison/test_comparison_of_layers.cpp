#include "ui/comparison/comparison.h"

#include "tests/support/synthetic_volume.h"
#include "viewer/state/pane_spec.h"

#include <QSignalSpy>
#include <QTest>

using namespace glioscope;

namespace {

LabelContent box(const Index3& begin, const Index3& end,
                 const Geometry& grid = test::obliqueGeometry())
{
    auto map = std::make_shared<LabelMap>(grid);
    for (int k = begin[2]; k < end[2]; ++k) {
        for (int j = begin[1]; j < end[1]; ++j) {
            for (int i = begin[0]; i < end[0]; ++i) {
                map->at(i, j, k) = Label::Oedema;
            }
        }
    }
    return measured(std::move(map));
}

/// A study with the expert's labels and two models' results: unet misses a slab of 2 voxels at the
/// expert's end, vnet has a cube of its own.
struct Room {
    Document document;
    ViewState state{document};
    Comparison comparison{document, state, nullptr};
    LayerId unet = 0, expert = 0, vnet = 0;

    Room()
    {
        document.open(studyOf({std::make_shared<const Image>(test::obliqueGeometry(), 1.0F)}));
        unet = add("unet", box({2, 2, 2}, {8, 8, 8}), Origin::Kind::Model);
        expert = add("Expert", box({2, 2, 2}, {10, 8, 8}), Origin::Kind::Expert);
        LabelContent more = box({2, 2, 2}, {10, 8, 8});
        auto map = std::make_shared<LabelMap>(*more.map);
        for (int n = 0; n < 27; ++n) {
            map->at(14 + n % 3, 14 + n / 3 % 3, 3 + n / 9) = Label::Enhancing;
        }
        vnet = add("vnet", measured(map), Origin::Kind::Model);
    }

    LayerId add(const std::string& name, LabelContent content, Origin::Kind kind)
    {
        return document.add(
            {.name = name, .content = std::move(content), .origin = {.kind = kind}});
    }

    [[nodiscard]] std::size_t mapsInDocument() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(document.layers(), [](const Layer& layer) {
                return layer.scalar() && comparesSegmentations(layer.scalar()->meaning);
            }));
    }

    [[nodiscard]] Index3 cursorVoxel() const
    {
        return state.referenceGrid().nearestVoxel(state.cursorLps());
    }
};

}  // namespace

class TestComparisonOfLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsWorkedOutUntilSomebodyWatches()
    {
        Room room;
        QTest::qWait(50);
        QVERIFY(!room.comparison.differences());
        room.comparison.setWatched(true);
        QTRY_VERIFY(room.comparison.differences());
        QCOMPARE(room.comparison.differences()->layers.size(), std::size_t{3});
    }

    void theExpertIsTheReferenceUntilAnotherIsChosen()
    {
        Room room;
        room.comparison.setWatched(true);
        QCOMPARE(room.comparison.reference()->id, room.expert);
        QTRY_COMPARE(room.comparison.figures().size(), std::size_t{3});
        const std::size_t unet = *room.comparison.differences()->numberOf(room.unet);
        QCOMPARE(room.comparison.figures()[unet]->figures.value(Metric::Sensitivity), 0.75);
        QCOMPARE(room.comparison.figures()[unet]->figures.value(Metric::Precision), 1.0);
        room.comparison.setReference(room.unet);
        QTRY_VERIFY(room.comparison.differences() && !room.comparison.figures().empty() &&
                    room.comparison.differences()->task.reference == room.unet);
        QVERIFY(!room.comparison.figures()[*room.comparison.differences()->numberOf(room.unet)]);
        const std::size_t expert = *room.comparison.differences()->numberOf(room.expert);
        QCOMPARE(room.comparison.figures()[expert]->figures.value(Metric::Sensitivity), 1.0);
        QCOMPARE(room.comparison.figures()[expert]->figures.value(Metric::Precision), 0.75);
    }

    void stepsLeadFromTheLargestDisagreementToTheNextAndAround()
    {
        Room room;
        QSignalSpy told(&room.comparison, &Comparison::told);
        room.comparison.step(1);  // nobody watches: it is worked out for this step
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(room.comparison.current(), 0);
        const auto [i, j, k] = room.cursorVoxel();
        QVERIFY(i >= 8 && i < 10 && j >= 3 && j < 7 && k >= 3 && k < 7);
        const QString sentence = told[0][0].toString();
        QVERIFY2(sentence.contains(QStringLiteral("1 of 2")) &&
                     sentence.contains(QStringLiteral("for Expert and vnet, not for unet")),
                 qPrintable(sentence));
        room.comparison.step(1);
        QCOMPARE(room.cursorVoxel(), (Index3{15, 15, 4}));
        QVERIFY(
            told[1][0].toString().contains(QStringLiteral("for vnet, not for Expert and unet")));
        room.comparison.step(1);
        QCOMPARE(room.comparison.current(), 0);
        room.comparison.step(-1);
        QCOMPARE(room.comparison.current(), 1);
    }

    void stepsSayWhyThereIsNowhereToGo()
    {
        Room room;
        QSignalSpy told(&room.comparison, &Comparison::told);
        room.comparison.setStructure(Structure::Necrosis);
        room.comparison.step(1);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(QStringLiteral("agree")));
        room.document.remove(room.unet);
        room.document.remove(room.vnet);
        room.comparison.step(1);
        QCOMPARE(told.size(), 2);
        QVERIFY(told[1][0].toString().contains(QStringLiteral("two segmentations")));
    }

    void errorsAreDrawnOverEverySegmentationButTheReference()
    {
        Room room;
        room.state.setActiveLayer(room.expert);
        room.comparison.setMap(Comparison::Map::Errors);
        QCOMPARE(room.state.activeLayer()->id, room.unet);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{2});
        const auto drawn = [&room](LayerId id) {
            return drawnMap({.plane = SlicePlane::Axial, .layers = {{id}}}, room.state);
        };
        QVERIFY(!drawn(room.expert));
        const auto& values = *drawn(room.unet)->scalar()->values;
        QCOMPARE(values.at(9, 5, 5), static_cast<std::uint8_t>(Verdict::FalseNegative));
        QCOMPARE(values.at(5, 5, 5), static_cast<std::uint8_t>(Verdict::TruePositive));
        QCOMPARE(drawn(room.vnet)->scalar()->values->at(15, 15, 4),
                 static_cast<std::uint8_t>(Verdict::FalsePositive));
        QVERIFY(room.document.layer(room.unet)->labels());  // nothing of the results changes
    }

    void agreementIsThatOfAllAndFollowsThem()
    {
        Room room;
        room.comparison.setMap(Comparison::Map::Agreement);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{3});
        const auto at = [&room](int i) {
            const Layer* map = drawnMap({.plane = SlicePlane::Axial}, room.state);
            return map ? QString::fromStdString(
                             valueText(*map->scalar(), map->scalar()->values->at(i, 5, 5)))
                       : QString();
        };
        QCOMPARE(at(5), QStringLiteral("3 of 3"));
        QCOMPARE(at(9), QStringLiteral("2 of 3"));
        room.add("resunet", box({0, 0, 0}, {20, 20, 10}), Origin::Kind::Model);
        QTRY_COMPARE(at(9), QStringLiteral("3 of 4"));
        QCOMPARE(room.mapsInDocument(), std::size_t{4});
        room.comparison.setLeftOut(room.vnet, true);
        QTRY_COMPARE(at(9), QStringLiteral("2 of 3"));
    }

    void aMapChosenElsewhereTakesItsPlace()
    {
        Room room;
        room.comparison.setMap(Comparison::Map::Agreement);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{3});
        room.state.setMap(MapChoice{.structure = Structure::WholeTumour});
        QCOMPARE(room.comparison.map(), Comparison::Map::None);
        QCOMPARE(room.mapsInDocument(), std::size_t{0});
        QVERIFY(room.state.map() == (MapChoice{.structure = Structure::WholeTumour}));
        room.comparison.setMap(Comparison::Map::Errors);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{2});
        room.comparison.setMap(Comparison::Map::None);
        QCOMPARE(room.mapsInDocument(), std::size_t{0});
        QVERIFY(!room.state.map());
    }

    void anotherGridIsSaidAndLeftOutAndAnotherVoxelOrderIsNot()
    {
        Room room;
        Geometry shifted = test::obliqueGeometry();
        shifted.originLps[1] += 4;
        room.add("elsewhere", box({2, 2, 2}, {5, 5, 5}, shifted), Origin::Kind::File);
        Geometry mirrored = test::obliqueGeometry();
        mirrored.originLps = mirrored.toLps({mirrored.size[0] - 1.0, 0, 0});
        for (Vec3& row : mirrored.direction) {
            row[0] = -row[0];
        }
        const LayerId turned =
            room.add("turned", box({10, 2, 2}, {18, 8, 8}, mirrored), Origin::Kind::File);
        room.comparison.setWatched(true);
        QTRY_COMPARE(room.comparison.figures().size(), std::size_t{4});
        const Differences& found = *room.comparison.differences();
        QCOMPARE(found.problems.size(), 1);
        QVERIFY(found.problems[0].startsWith(QStringLiteral("elsewhere (20x25x14")));
        QVERIFY(found.problems[0].contains(QStringLiteral("another grid than Expert")));
        QCOMPARE(room.comparison.figures()[*found.numberOf(turned)]->figures.value(Metric::Dice),
                 1.0);
    }

    void moreThanEightAreNotCompared()
    {
        Room room;
        for (int n = 0; n < 7; ++n) {
            room.add("more", box({2, 2, 2}, {5, 5, 5}), Origin::Kind::File);
        }
        room.comparison.setWatched(true);
        QTRY_VERIFY(room.comparison.differences());
        QCOMPARE(room.comparison.differences()->layers.size(), std::size_t{8});
        QCOMPARE(room.comparison.differences()->layers[0].id, room.expert);
        QCOMPARE(room.comparison.differences()->problems.size(), 2);
    }

    void anotherCaseEndsTheComparisonAndTheChoiceOfAMapStays()
    {
        Room room;
        room.comparison.setMap(Comparison::Map::Agreement);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{3});
        room.document.open(studyOf({std::make_shared<const Image>(test::obliqueGeometry(), 2.0F)}));
        QVERIFY(!room.comparison.differences());
        QCOMPARE(room.comparison.map(), Comparison::Map::Agreement);
        room.add("a", box({2, 2, 2}, {5, 5, 5}), Origin::Kind::Model);
        room.add("b", box({2, 2, 2}, {5, 5, 6}), Origin::Kind::Model);
        QTRY_COMPARE(room.mapsInDocument(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestComparisonOfLayers)
#include "test_comparison_of_layers.moc"
