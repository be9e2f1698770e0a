#include "segmentation/jobs/model_line.h"

#include "segmentation/jobs/json_fields.h"
#include "segmentation/system/path_text.h"

namespace glioscope {

using namespace jobs;

std::string toLine(const ModelLine& model)
{
    return dumped({{"file", pathText(model.file)}, {"contract", parsed(model.contract)}});
}

ModelLine modelFromLine(std::string_view line)
{
    const json object = parsed(line);
    const json contract = optional<json>(object, "contract", nullptr);
    if (!contract.is_object()) {
        refuse("The field \"contract\" is missing or no object.");
    }
    return {pathFromText(optional<std::string>(object, "file", {})), dumped(contract)};
}

}  // namespace glioscope
