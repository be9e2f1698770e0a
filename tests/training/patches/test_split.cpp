#include "segmentation/case/model/patients_file.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/patches/split.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <map>

using namespace glioscope;

namespace {

std::vector<std::string> names(int count)
{
    std::vector<std::string> result;
    for (int n = 0; n < count; ++n) {
        result.push_back("Case_" + std::to_string(n));
    }
    return result;
}

std::map<std::string, std::size_t> foldOfCase(const Split& split)
{
    std::map<std::string, std::size_t> result;
    for (std::size_t n = 0; n < split.folds.size(); ++n) {
        for (const std::string& name : split.folds[n]) {
            result[name] = n;
        }
    }
    return result;
}

}  // namespace

class TestSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsAreBalancedAndHoldEveryCaseOnce()
    {
        const test::TemporaryFolder folder;
        const Split split = readOrMakeSplit(folder.path(), names(23), 5, {});
        QCOMPARE(foldOfCase(split).size(), std::size_t{23});
        std::size_t total = 0;
        for (const auto& fold : split.folds) {
            QVERIFY(fold.size() == 4 || fold.size() == 5);
            total += fold.size();
        }
        QCOMPARE(total, std::size_t{23});
    }

    void theOrderOfNamesAndTheFolderDoNotMatter()
    {
        const test::TemporaryFolder one, two;
        auto reversed = names(12);
        std::ranges::reverse(reversed);
        const Split a = readOrMakeSplit(one.path(), names(12), 5, {});
        const Split b = readOrMakeSplit(two.path(), reversed, 5, {});
        QCOMPARE(a.folds, b.folds);
        QCOMPARE(a.hash, b.hash);
    }

    void newCasesMoveNobody()
    {
        const test::TemporaryFolder folder;
        const Split before = readOrMakeSplit(folder.path(), names(8), 5, {});
        const Split after = readOrMakeSplit(folder.path(), names(40), 5, {});
        const auto then = foldOfCase(before), now = foldOfCase(after);
        for (const auto& [name, fold] : then) {
            QCOMPARE(now.at(name), fold);
        }
        QVERIFY(before.hash != after.hash);
        // Without the new cases it is the old split again.
        QCOMPARE(readOrMakeSplit(folder.path(), names(8), 5, {}).hash, before.hash);
        for (const auto& fold : after.folds) {
            QCOMPARE(fold.size(), std::size_t{8});
        }
    }

    void scansOfAPatientShareAFold()
    {
        const test::TemporaryFolder folder;
        (void)readOrMakeSplit(folder.path(), {"BraTS-GLI-00001-000", "BraTS-GLI-00002-000"}, 2, {});
        std::vector<std::string> all;
        for (const char* patient : {"00001", "00002", "00003", "00004"}) {
            for (const char* scan : {"000", "001", "002"}) {
                all.push_back(std::string("BraTS-GLI-") + patient + "-" + scan);
            }
        }
        const auto fold = foldOfCase(readOrMakeSplit(folder.path(), all, 2, {}));
        for (const std::string& name : all) {
            QCOMPARE(fold.at(name), fold.at(patientOf(name) + "-000"));
        }
    }

    void otherScansOfAPatientComeAlong()
    {
        const std::vector<std::string> all = {"sub-1_ses-1", "sub-1_ses-2", "sub-2_ses-1",
                                              "sub-10_ses-1"};
        QCOMPARE(withOtherScans({"sub-1_ses-2", "absent"}, all, {}),
                 (std::vector<std::string>{"sub-1_ses-2", "absent", "sub-1_ses-1"}));
        QVERIFY(withOtherScans({}, all, {}).empty());
    }

    void toldPatientsKeepTheirScansTogetherAndMoveNobody()
    {
        const test::TemporaryFolder folder;
        const auto before = foldOfCase(readOrMakeSplit(folder.path(), names(4), 4, {}));
        Patients patients;
        for (const char* scan : {"Case_0", "Case_4", "Case_5"}) {
            patients.tell(scan, "Ann");
        }
        const auto now = foldOfCase(readOrMakeSplit(folder.path(), names(9), 4, patients));
        for (const auto& [name, fold] : before) {
            QCOMPARE(now.at(name), fold);
        }
        QCOMPARE(now.at("Case_4"), before.at("Case_0"));
        QCOMPARE(now.at("Case_5"), before.at("Case_0"));
        QCOMPARE(withOtherScans({"Case_5"}, names(9), patients),
                 (std::vector<std::string>{"Case_5", "Case_0", "Case_4"}));
    }

    void aSplitFromBeforeAPatientWasToldStaysAsItIs()
    {
        const test::TemporaryFolder folder;
        const std::string text = R"({"folds": [["P1_T1", "X"], ["P1_T2"]]})";
        std::ofstream(folder.path() / "split.json") << text;
        const Split split = readOrMakeSplit(folder.path(), {"P1_T1", "P1_T2", "X"}, 2, {});
        QCOMPARE(split.folds, (std::vector<std::vector<std::string>>{{"P1_T1", "X"}, {"P1_T2"}}));
        // What is held back is nevertheless never trained on.
        QCOMPARE(withOtherScans(split.folds[1], {"P1_T1", "P1_T2", "X"}, {}),
                 (std::vector<std::string>{"P1_T2", "P1_T1"}));
    }

    void aFolderOfPatchesKeepsItsPatients()
    {
        const test::TemporaryFolder folder;
        QVERIFY(readPatients(folder.path()).empty());
        Patients patients;
        patients.tell("a", "Ann");
        patients.tell("b", "Bob");
        tellPatients(folder.path(), patients);
        Patients corrected;
        corrected.tell("b", "Ann");
        tellPatients(folder.path(), corrected);
        const std::vector<std::string> both = {"a", "b"};
        QCOMPARE(readPatients(folder.path()).ofAll(both), std::set<std::string>{"Ann"});
    }

    void damagedOrDifferentSplitsAreRefused()
    {
        const test::TemporaryFolder folder;
        (void)readOrMakeSplit(folder.path(), names(8), 5, {});
        QVERIFY_THROWS_EXCEPTION(Error, (void)readOrMakeSplit(folder.path(), names(8), 4, {}));
        std::ofstream(folder.path() / "split.json") << "{\"folds\": [[";
        QVERIFY_THROWS_EXCEPTION(Error, (void)readOrMakeSplit(folder.path(), names(8), 5, {}));
    }
};

QTEST_APPLESS_MAIN(TestSplit)
#include "test_split.moc"
