#include "segmentation/registration/alignment_file.h"

#include "segmentation/system/error.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// FLAIR, T1 and T1ce on grids of their own.
Case oneCase()
{
    Case loaded;
    loaded.files.name = "P";
    for (const Sequence sequence : {Sequence::Flair, Sequence::T1, Sequence::T1ce}) {
        const auto s = static_cast<std::size_t>(sequence);
        Geometry grid = turned(lpsGrid(), 5 * double(s), 3);
        loaded.images[s] = std::make_shared<const Image>(grid);
        loaded.files.images[s] = "/data/P_" + std::string(key(sequence)) + ".nii";
    }
    return loaded;
}

CaseAlignment someMoves()
{
    CaseAlignment alignment;
    alignment.moves[0] = {.toMoving = rigidAbout({3, 4, 5}, {0.1, -0.2, 0.3}, {9, 8, 7}),
                          .isMoved = true,
                          .largestMoveMm = 21.5,
                          .mutualInformation = 0.6,
                          .informationLostByShift = 0.05,
                          .headOverlap = 0.9,
                          .doubt = "the heads differ",
                          .isAccepted = true};
    alignment.moves[1].largestMoveMm = 0.3;
    alignment.moves[1].mutualInformation = 0.7;
    return alignment;
}

std::string refusal(const std::string& text, const Case& loaded)
{
    try {
        (void)alignmentFrom(text, "The file M", loaded);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string with(std::string text, const std::string& what, const std::string& instead)
{
    const auto at = text.find(what);
    return at == text.npos ? std::string() : text.replace(at, what.size(), instead);
}

}  // namespace

class TestAlignmentFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movesComeBackToTheLastBit()
    {
        const Case loaded = oneCase();
        const CaseAlignment moves = someMoves();
        const CaseAlignment back = alignmentFrom(alignmentText(loaded, moves), "M", loaded);
        for (std::size_t s = 0; s < 2; ++s) {
            QVERIFY(back.moves[s].toMoving == moves.moves[s].toMoving);
            QCOMPARE(back.moves[s].isMoved, moves.moves[s].isMoved);
            QCOMPARE(back.moves[s].largestMoveMm, moves.moves[s].largestMoveMm);
            QCOMPARE(back.moves[s].mutualInformation, moves.moves[s].mutualInformation);
            QCOMPARE(back.moves[s].informationLostByShift, moves.moves[s].informationLostByShift);
            QCOMPARE(back.moves[s].headOverlap, moves.moves[s].headOverlap);
            QCOMPARE(back.moves[s].doubt.text(), moves.moves[s].doubt.text());
            QCOMPARE(back.moves[s].isAccepted, moves.moves[s].isAccepted);
        }
        QVERIFY(back.notices ==
                (std::vector<Sentence>{
                    "FLAIR was moved by up to 21.5 mm onto the T1ce, as it was accepted.",
                    "T1 lies on the T1ce as it is."}));
    }

    void aDoubtByItsFiguresComesBackWithItsParts()
    {
        const Case loaded = oneCase();
        CaseAlignment moves = someMoves();
        moves.moves[0].isAccepted = false;
        moves.moves[0].doubt = doubtAbout(moves.moves[0]);
        const CaseAlignment back = alignmentFrom(alignmentText(loaded, moves), "M", loaded);
        QCOMPARE(back.moves[0].doubt.text(),
                 std::string("the images hardly fit better than 4 mm aside (mutual information "
                             "falls by 5 %), as those of two patients do"));
        QCOMPARE(back.moves[0].doubt.pattern(), moves.moves[0].doubt.pattern());
        QVERIFY(!back.moves[0].doubt.pattern().empty());
    }

    void whatIsLeftAsItIsComesBackAsThat()
    {
        const Case loaded = oneCase();
        CaseAlignment left;
        left.isLeftAsItIs = true;
        QVERIFY(alignmentFrom(alignmentText(loaded, left), "M", loaded).isLeftAsItIs);
    }

    void anotherGridIsRefused()
    {
        Case other = oneCase();
        const std::string text = alignmentText(other, someMoves());
        Image longer(other.images[0]->geometry);
        longer.geometry.size[2] += 1;
        other.images[0] = std::make_shared<const Image>(longer.geometry);
        const std::string said = refusal(text, other);
        QVERIFY2(said.starts_with("The file M is of another FLAIR: its grid was "), said.c_str());
        QVERIFY(said.ends_with("; align the case anew."));
    }

    void whatIsNoMoveIsRefused()
    {
        const Case loaded = oneCase();
        const std::string text = alignmentText(loaded, someMoves());
        QCOMPARE(refusal(with(text, "\"t1\"", "\"t9\""), loaded),
                 std::string("The file M says nothing of T1; align the case anew."));
        for (const std::string& bad :
             {std::string("words"), std::string("[]"), std::string("{}"),
              with(text, "\"translationMm\"", "\"shift\""), with(text, "true", "\"yes\"")}) {
            QVERIFY(refusal(bad, loaded).ends_with("; align the case anew."));
        }
        CaseAlignment stretched = someMoves();
        stretched.moves[0].toMoving.rotation[0][0] *= 1.1;
        QVERIFY(refusal(alignmentText(loaded, stretched), loaded).find("no rotation") !=
                std::string::npos);
        CaseAlignment mirrored = someMoves();
        for (double& entry : mirrored.moves[0].toMoving.rotation[0]) {
            entry = -entry;
        }
        QVERIFY(refusal(alignmentText(loaded, mirrored), loaded).find("no rotation") !=
                std::string::npos);
    }

    void aFileIsNamed()
    {
        const TemporaryFolder folder;
        const Case loaded = oneCase();
        const auto file = folder.path() / "moves.json";
        try {
            (void)readAlignment(file, loaded);
            QFAIL("There is no such file.");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find(file.string()) != std::string::npos);
        }
        std::ofstream(file) << alignmentText(loaded, someMoves());
        QVERIFY(readAlignment(file, loaded).moves[0].isMoved);
    }
};

QTEST_GUILESS_MAIN(TestAlignmentFile)
#include "test_alignment_file.moc"
