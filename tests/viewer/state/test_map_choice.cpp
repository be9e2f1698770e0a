#include "viewer/state/map_choice.h"

#include "tests/support/synthetic_volume.h"
#include "viewer/state/pane_spec.h"

#include <QTest>

using namespace glioscope;

namespace {

LabelContent labels()
{
    return {.map =
                std::make_shared<const LabelMap>(test::markerLabels(test::anisotropicGeometry()))};
}

ScalarContent probability(Structure structure, std::uint8_t value)
{
    return {
        .values = std::make_shared<const Volume<std::uint8_t>>(test::anisotropicGeometry(), value),
        .structure = structure,
        .threshold = 0.45};
}

/// A study with two results, each with its own maps.
struct TwoResults {
    Document document;
    ViewState state{document};
    LayerId first, second;

    TwoResults()
    {
        document.open(studyOf({std::make_shared<const Image>(test::anisotropicGeometry(), 1.0F)}));
        first = add("unet", 10);
        second = add("vnet", 20);
    }

    LayerId add(const std::string& name, std::uint8_t value)
    {
        const LayerId id = document.add(
            {.name = name, .content = labels(), .origin = {.kind = Origin::Kind::Model}});
        for (const Structure structure : {Structure::WholeTumour, Structure::TumourCore}) {
            document.add({.name = name, .content = probability(structure, value), .owner = id});
        }
        return id;
    }

    [[nodiscard]] int drawnValue() const
    {
        const Layer* map = drawnMap({.plane = SlicePlane::Axial}, state);
        return map ? map->scalar()->values->voxels.front() : -1;
    }
};

constexpr MapChoice kWholeTumour = {.structure = Structure::WholeTumour};

}  // namespace

class TestMapChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noMapIsDrawnUntilOneIsChosen()
    {
        TwoResults two;
        QCOMPARE(two.drawnValue(), -1);
        two.state.setMap(kWholeTumour);
        QCOMPARE(two.drawnValue(), 20);
    }

    void theDrawnMapIsThatOfTheShownResult()
    {
        TwoResults two;
        two.state.setMap(kWholeTumour);
        two.state.setActiveLayer(two.first);
        QCOMPARE(two.drawnValue(), 10);
        const Layer* other =
            drawnMap({.plane = SlicePlane::Axial, .layers = {{two.second}}}, two.state);
        QCOMPARE(int(other->scalar()->values->voxels.front()), 20);
    }

    void aHiddenOverlayHidesTheMapToo()
    {
        TwoResults two;
        two.state.setMap(kWholeTumour);
        OverlayStyle style = two.state.overlay();
        style.visible = false;
        two.state.setOverlay(style);
        QCOMPARE(two.drawnValue(), -1);
    }

    void aSegmentationMadeOfProbabilitiesHasThem()
    {
        TwoResults two;
        two.state.setMap(kWholeTumour);
        const LayerId made =
            two.document.add({.name = "made",
                              .content = labels(),
                              .origin = {.kind = Origin::Kind::Computed, .from = two.first}});
        QCOMPARE(two.state.activeLayer()->id, made);
        QCOMPARE(two.drawnValue(), 10);
        two.document.remove(two.first);
        QVERIFY(two.document.layer(made));
        QCOMPARE(two.drawnValue(), -1);
    }

    void whatComparesAResultIsNotThatOfASegmentationMadeOfIt()
    {
        TwoResults two;
        const LayerId made =
            two.document.add({.name = "made",
                              .content = labels(),
                              .origin = {.kind = Origin::Kind::Computed, .from = two.first}});
        const auto addErrors = [&two](LayerId owner) {
            ScalarContent errors = probability(Structure::WholeTumour, 2);
            errors.meaning = ScalarMeaning::Errors;
            return two.document.add({.name = "errors", .content = errors, .owner = owner});
        };
        addErrors(two.first);
        const MapChoice choice = {.meaning = ScalarMeaning::Errors,
                                  .structure = Structure::WholeTumour};
        QVERIFY(!mapOf(two.document, *two.document.layer(made), choice));
        const LayerId own = addErrors(made);
        QCOMPARE(mapOf(two.document, *two.document.layer(made), choice)->id, own);
        // Its own comparison hides none of the probabilities.
        QVERIFY(mapOf(two.document, *two.document.layer(made), kWholeTumour));
    }

    void mapsGoWithTheirResultInOneChange()
    {
        TwoResults two;
        std::vector<LayerId> gone;
        const auto subscription = two.document.subscribe([&](const DocumentChange& change) {
            gone.insert(gone.end(), change.ids.begin(), change.ids.end());
        });
        two.document.remove(two.second);
        QCOMPARE(gone.size(), std::size_t{3});
        QCOMPARE(two.document.layers().size(), std::size_t{3});
        QCOMPARE(two.state.activeLayer()->id, two.first);
    }

    void thresholdsAreEachMapsOwnAndBeginWithTheModels()
    {
        TwoResults two;
        const LayerId map = mapsOf(two.document, *two.document.layer(two.first))[0]->id;
        QCOMPARE(two.document.layer(map)->style.threshold, 0.45);
        two.state.setThreshold(map, 0.8);
        two.state.setMapStyle(OverlayMode::Outline, 0.2);
        QCOMPARE(two.document.layer(map)->style.threshold, 0.8);
        const LayerId third = two.add("third", 30);
        for (const Layer* layer : mapsOf(two.document, *two.document.layer(third))) {
            QCOMPARE(layer->style.threshold, 0.45);
            QCOMPARE(layer->style.mode, OverlayMode::Outline);
            QCOMPARE(layer->style.opacity, 0.2);
        }
    }
};

QTEST_APPLESS_MAIN(TestMapChoice)
#include "test_map_choice.moc"
