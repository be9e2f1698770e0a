#include "app/engine/dicom/study_table.h"

#include "app/engine/dicom/study_reading.h"
#include "segmentation/dicom/patient.h"
#include "segmentation/dicom/volume_split.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/path_text.h"

#include <algorithm>
#include <cstdio>

namespace glioscope {
namespace {

using jobs::json;
using Rows = std::vector<std::vector<std::string>>;

std::string number(const std::optional<double>& value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value.value_or(0));
    return value ? text : "-";
}

std::string gridText(const Geometry& g)
{
    char text[96];
    std::snprintf(text, sizeof text, "%dx%d, %.3gx%.3gx%.3g mm", g.size[0], g.size[1],
                  g.spacingMm[0], g.spacingMm[1], g.spacingMm[2]);
    return text;
}

/// Letters, not bytes, so that columns stand under each other.
std::size_t lettersIn(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string aligned(const Rows& rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], lettersIn(row[c]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            line += row[c] +
                    std::string(c + 1 < row.size() ? widths[c] - lettersIn(row[c]) + 2 : 0, ' ');
        }
        text += line + "\n";
    }
    return text;
}

/// Of a time series the first volume stands for all.
bool isFurther(const SeriesVolume& volume)
{
    return isTimeSeries(volume) && volume.stack.repetition > 1;
}

std::string slicesText(const SeriesVolume& volume)
{
    const std::string slices = std::to_string(volume.grid.geometry.size[2]);
    return isTimeSeries(volume) ? slices + " x " + std::to_string(volume.stack.repetitions)
                                : slices;
}

std::vector<std::string> rowOf(const SeriesVolume& volume,
                               const std::vector<DicomInstance>& instances,
                               const StudyProposal::Row& said)
{
    const DicomInstance& header = volume.header(instances);
    const MrNumbers& mr = volume.firstFrame(instances).mr;
    return {header.seriesNumber ? std::to_string(*header.seriesNumber) : "-",
            header.seriesDescription.empty() ? "-" : header.seriesDescription,
            slicesText(volume),
            gridText(volume.grid.geometry),
            planeOf(volume.grid.geometry),
            number(mr.repetitionTimeMs),
            number(mr.echoTimeMs),
            number(mr.inversionTimeMs),
            header.contrastAgent.empty() ? "-" : header.contrastAgent,
            said.sequence ? std::string(displayName(*said.sequence)) : "-",
            said.reason};
}

std::string proposalText(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                         const StudyProposal& proposal)
{
    std::string text;
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        const auto& chosen = proposal.chosen[place];
        const char* const none =
            proposal.claims[place].empty() ? "none known" : "a question, below";
        text += std::string(displayName(sequence)) + ": " +
                (chosen ? seriesName(volumes[*chosen].header(scan.instances)).text() : none) + "\n";
    }
    for (const Sentence& question : proposal.questions) {
        text += question.text() + "\n";
    }
    return text;
}

/// What was noticed in the series, and what was not read.
std::string remarks(const StudyScan& scan, const std::vector<SeriesVolume>& volumes)
{
    std::string text;
    for (const SeriesVolume& volume : volumes) {
        std::vector<Sentence> said = volume.grid.notices;
        if (!volume.grid.problem.empty()) {
            said.push_back(volume.grid.problem);
        }
        for (const Sentence& sentence : said) {
            text += seriesTitle(volume.header(scan.instances)) + ": " + sentence.text() + "\n";
        }
    }
    for (const auto& [kind, count] : scan.otherKinds) {
        text += "Not read: " + kind + ", " + std::to_string(count) +
                (count == 1 ? " file" : " files") + "\n";
    }
    return text;
}

json numberJson(const std::optional<double>& value)
{
    return value ? json(*value) : json();
}

/// Which of its series' volumes a row is, from 1.
std::size_t numberInSeries(std::size_t row, const std::vector<SeriesVolume>& volumes,
                           const std::vector<DicomInstance>& instances)
{
    std::size_t number = 1;
    for (std::size_t n = 0; n < row; ++n) {
        number += volumes[n].header(instances).seriesUid == volumes[row].header(instances).seriesUid
                      ? 1
                      : 0;
    }
    return number;
}

json rowJson(const SeriesVolume& volume, const std::vector<DicomInstance>& instances,
             const StudyProposal::Row& said)
{
    const DicomInstance& header = volume.header(instances);
    const MrNumbers& mr = volume.firstFrame(instances).mr;
    const Geometry& g = volume.grid.geometry;
    json row = {{"studyInstanceUid", header.studyUid},
                {"seriesInstanceUid", header.seriesUid},
                {"seriesDescription", header.seriesDescription}};
    row["seriesNumber"] = header.seriesNumber ? json(*header.seriesNumber) : json();
    row["size"] = g.size;
    row["spacingMm"] = g.spacingMm;
    row["repetition"] = volume.stack.repetition;
    row["repetitions"] = volume.stack.repetitions;
    row["timeSeries"] = isTimeSeries(volume);
    row["plane"] = planeOf(g);
    row["repetitionTimeMs"] = numberJson(mr.repetitionTimeMs);
    row["echoTimeMs"] = numberJson(mr.echoTimeMs);
    row["inversionTimeMs"] = numberJson(mr.inversionTimeMs);
    row["contrastAgent"] = header.contrastAgent;
    row["sequence"] = said.sequence ? json(key(*said.sequence)) : json();
    row["contrastDoubtful"] = said.isContrastDoubtful;
    jobs::put(row, "reason", said.reason);
    jobs::put(row, "notices", volume.grid.notices);
    jobs::put(row, "problem", volume.grid.problem);
    return row;
}

json patientsJson(const std::vector<SeriesVolume>& volumes,
                  const std::vector<DicomInstance>& instances)
{
    json patients = json::object();
    for (const SeriesVolume& volume : volumes) {
        const DicomInstance& header = volume.header(instances);
        if (!patients.contains(header.studyUid)) {
            const DicomPatient patient = patientOf(header.file);
            patients[header.studyUid] = {
                {"name", patient.name}, {"id", patient.id}, {"birthDate", patient.birthDate}};
        }
    }
    return patients;
}

json filesJson(const std::vector<DicomInstance>& instances)
{
    json files = json::object();
    for (const auto& [series, paths] : filesBySeries(instances)) {
        for (const std::filesystem::path& path : paths) {
            files[series].push_back(pathText(path));
        }
    }
    return files;
}

}  // namespace

const char* planeOf(const Geometry& geometry)
{
    const AxisAssignment axes = closestWorldAxes(geometry);
    const std::array<const char*, 3> planes = {"sagittal", "coronal", "axial"};
    return planes[static_cast<std::size_t>(std::ranges::find(axes.axis, 2) - axes.axis.begin())];
}

std::string studyText(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                      const StudyProposal& proposal)
{
    Rows rows = {{"series", "description", "slices", "grid", "plane", "TR", "TE", "TI", "agent",
                  "is", "because"}};
    for (std::size_t n = 0; n < volumes.size(); ++n) {
        if (!isFurther(volumes[n])) {
            rows.push_back(rowOf(volumes[n], scan.instances, proposal.rows[n]));
        }
    }
    std::string text =
        aligned(rows) + "\n" + proposalText(scan, volumes, proposal) + remarks(scan, volumes);
    text.pop_back();
    return text;
}

std::string studyJson(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                      const StudyProposal& proposal, StudyTells tells)
{
    json study = {{"type", "study"}};
    study["series"] = json::array();
    for (std::size_t n = 0; n < volumes.size(); ++n) {
        study["series"].push_back(rowJson(volumes[n], scan.instances, proposal.rows[n]));
        study["series"].back()["volume"] = numberInSeries(n, volumes, scan.instances);
    }
    for (const Sequence sequence : kAllSequences) {
        const auto& chosen = proposal.chosen[static_cast<std::size_t>(sequence)];
        study["proposal"][std::string(key(sequence))] = chosen ? json(*chosen) : json();
        study["claims"][std::string(key(sequence))] =
            proposal.claims[static_cast<std::size_t>(sequence)];
    }
    jobs::put(study, "questions", proposal.questions);
    study["otherKinds"] = scan.otherKinds;
    study["otherFiles"] = scan.otherFiles;
    jobs::put(study, "refused", scan.refused);
    if (tells.patients) {
        study["patients"] = patientsJson(volumes, scan.instances);
    }
    if (tells.files) {
        study["files"] = filesJson(scan.instances);
    }
    return jobs::dumped(study);
}

}  // namespace glioscope
