#include "segmentation/jobs/audit_report.h"

#include <QtTest>

using namespace glioscope;

namespace {

DatasetAudit twoCases()
{
    DatasetAudit audit;
    audit.dataset = "/M\xFCller/data";
    AuditedCase whole = {
        .name = "A\xE4",
        .patient = "P",
        .folder = "/M\xFCller/data/A",
        .images = {},
        .labels = AuditedLabels{.file = "/M\xFCller/data/A/seg.nii", .geometry = {}},
        .errors = 0,
        .warnings = 1};
    whole.images[2] = AuditedImage{.file = "/M\xFCller/data/A/t1ce.nii",
                                   .geometry = {.size = {240, 240, 155}, .spacingMm = {1, 1, 1.5}},
                                   .minimum = -3,
                                   .maximum = 812.5F,
                                   .nonFinite = 7};
    whole.labels->scheme = LabelScheme::Brats2023;
    whole.labels->voxelsOfValue = {{0, 900}, {3, 11}, {10, 1}};
    whole.labels->voxels[Label::Enhancing] = 11;
    whole.labels->voxels[Label::ResectionCavity] = 7;
    audit.cases = {
        whole,
        {.name = "B", .patient = "B", .folder = "/b", .images = {}, .labels = {}, .errors = 1}};
    audit.findings = {{AuditSeverity::Error, AuditCode::MissingLabels, "B", "There are none."},
                      {AuditSeverity::Warning, AuditCode::SameName, "A\xE4", "Odd."}};
    return audit;
}

}  // namespace

class TestAuditReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheLineTellsComesBack()
    {
        const DatasetAudit audit = twoCases();
        const auto back = auditFromLine(auditJson(audit));
        QVERIFY(back);
        QCOMPARE(back->dataset, audit.dataset);
        QCOMPARE(back->cases.size(), std::size_t{2});
        const AuditedCase& one = back->cases[0];
        QCOMPARE(one.name, audit.cases[0].name);
        QCOMPARE(one.patient, std::string("P"));
        QCOMPARE(one.warnings, std::size_t{1});
        QVERIFY(one.images[2] && !one.images[0]);
        QCOMPARE(one.images[2]->geometry.size, (Index3{240, 240, 155}));
        QCOMPARE(one.images[2]->geometry.spacingMm, (Vec3{1, 1, 1.5}));
        QCOMPARE(one.images[2]->maximum, 812.5F);
        QCOMPARE(one.images[2]->nonFinite, std::size_t{7});
        QCOMPARE(one.labels->scheme, std::optional(LabelScheme::Brats2023));
        QCOMPARE(one.labels->voxelsOfValue, audit.cases[0].labels->voxelsOfValue);
        QVERIFY(one.labels->voxels == audit.cases[0].labels->voxels);
        QVERIFY(!back->cases[1].labels);
        QCOMPARE(back->findings[0].code, AuditCode::MissingLabels);
        QCOMPARE(back->findings[1].caseName, audit.cases[0].name);
        QCOMPARE(back->count(AuditSeverity::Error), std::size_t{1});
        QCOMPARE(auditFromLine(auditJson(*back))->findings[0].text.text(),
                 std::string("There are none."));
    }

    void otherLinesAreNone()
    {
        for (const char* line :
             {"", "words", "[1]", R"({"type":"progress"})", R"({"type":"audit","cases":3})",
              R"({"type":"audit","cases":[{"name":"A","labels":{"values":{"99999999999":1}}}]})"}) {
            QVERIFY2(!auditFromLine(line), line);
        }
        QVERIFY(auditFromLine(R"({"type":"audit"})"));
    }
};

QTEST_APPLESS_MAIN(TestAuditReport)
#include "test_audit_report.moc"
