// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/datamodelreader.h"

#include "base/text.h"
#include "prisma/datamodel/attributereader.h"
#include "prisma/datamodel/configurationreader.h"
#include "prisma/datamodel/fieldreader.h"
#include "prisma/datamodel/indexchecks.h"
#include "prisma/datamodel/indexreader.h"
#include "prisma/datamodel/namechecks.h"
#include "prisma/datamodel/relationchecks.h"
#include "prisma/datamodel/relations.h"
#include "prisma/language/parser.h"
#include "prisma/schema/nativetype.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class DatamodelReader final {
public:
    DatamodelReader(const Document &document, Problems &problems)
        : m_document(document)
        , m_problems(problems)
    {
    }

    Datamodel read();

private:
    void enumeration(const Enum &source);
    void model(const Model &source);
    void field(ModelDefinition &model, const Field &source);
    void unknownType(const Field &source);
    int modelNamed(const QString &name) const;
    bool isEnum(const QString &name) const;
    QString schemaOf(const std::vector<Attribute> &attributes, const Place &place, const QString &name);

    const Document &m_document;
    Problems &m_problems;
    Datamodel m_read;
};

Datamodel DatamodelReader::read()
{
    m_read.configuration = readConfiguration(m_document, m_problems);
    for (const Enum &source : m_document.enums)
        enumeration(source);
    for (const Model &source : m_document.models) {
        if (source.kind == Model::Kind::Type)
            m_problems.add(source.place, Text::tr("PostgreSQL has no composite types in Prisma."),
                           Text::tr("Make “%1” a model, or its field a Json.").arg(source.name));
        if (source.kind == Model::Kind::View && !m_read.configuration.hasViews)
            m_problems.add(source.place, Text::tr("Views are a preview feature of Prisma."),
                           Text::tr("Add previewFeatures = [\"views\"] to a generator."));
        model(source);
    }
    return std::move(m_read);
}

QString DatamodelReader::schemaOf(const std::vector<Attribute> &attributes, const Place &place, const QString &name)
{
    const QStringList &schemas = m_read.configuration.schemas;
    const Attribute *attribute = attributeNamed(attributes, u"schema"_s, m_problems);
    if (!attribute) {
        if (!schemas.isEmpty())
            m_problems.add(place, Text::tr("“%1” does not say in which schema it is.").arg(name),
                           Text::tr("Add @@schema(\"%1\").").arg(schemas.first()));
        return {};
    }
    AttributeReader reader(*attribute, m_problems);
    const Expression *value = reader.takeFirst(u"map"_s);
    reader.finish();
    if (!value || value->kind != Expression::Kind::String || !schemas.contains(value->text)) {
        reader.problem(Text::tr("This schema is not among those of the datasource."),
                       Text::tr("Add it to schemas = [\"…\"] there."));
        return {};
    }
    return value->text;
}

void DatamodelReader::enumeration(const Enum &source)
{
    EnumDefinition read;
    read.name = source.name;
    read.place = source.place;
    read.type = mappedName(source.attributes, source.name, m_problems);
    read.schema = schemaOf(source.attributes, source.place, source.name);
    refuseOthers(source.attributes, {u"map"_s, u"schema"_s}, u"@@"_s, m_problems);
    for (const EnumValue &value : source.values) {
        if (read.values.contains(value.name))
            m_problems.add(value.place, Text::tr("The value “%1” is there twice.").arg(value.name));
        read.values += value.name;
        read.mappedValues += mappedName(value.attributes, value.name, m_problems);
        refuseOthers(value.attributes, {u"map"_s}, u"@"_s, m_problems);
    }
    if (source.values.empty())
        m_problems.add(source.place, Text::tr("The enum “%1” has no values.").arg(source.name));
    m_read.enums += read;
}

void DatamodelReader::model(const Model &source)
{
    ModelDefinition read;
    read.name = source.name;
    read.place = source.place;
    read.isView = source.kind == Model::Kind::View;
    read.table = mappedName(source.attributes, source.name, m_problems);
    read.schema = schemaOf(source.attributes, source.place, source.name);
    read.isIgnored = attributeNamed(source.attributes, u"ignore"_s, m_problems) != nullptr;
    refuseOthers(source.attributes, {u"id"_s, u"unique"_s, u"index"_s, u"map"_s, u"schema"_s, u"ignore"_s}, u"@@"_s,
                 m_problems);
    for (const Field &each : source.fields) {
        field(read, each);
        checkIgnore(each, read.isIgnored, m_problems);
    }
    readIndexes(read, source, m_read.configuration, m_problems);
    m_read.models += read;
}

void DatamodelReader::field(ModelDefinition &model, const Field &source)
{
    if (model.scalar(source.name) || model.relation(source.name))
        return m_problems.add(source.place, Text::tr("The field “%1” is there twice.").arg(source.name));
    if (source.isUnsupported || scalarTypeNamed(source.type) || isEnum(source.type)) {
        model.scalars += readScalarField(source, m_read.enums, m_read.configuration.datasource, m_problems);
        return;
    }
    const int other = modelNamed(source.type);
    if (other < 0)
        return unknownType(source);
    model.relations += readRelationField(source, other, m_problems);
}

void DatamodelReader::unknownType(const Field &source)
{
    if (source.type.isEmpty())
        return; // The parser has told it.
    QString hint =
        Text::tr("Types are String, Boolean, Int, BigInt, Float, Decimal, DateTime, Json, Bytes, and the models "
                 "and enums of the schema.");
    for (const Model &model : m_document.models) {
        if (model.name.compare(source.type, Qt::CaseInsensitive) == 0)
            hint = Text::tr("Do you mean “%1”?").arg(model.name);
    }
    m_problems.add(source.place, Text::tr("There is no type “%1”.").arg(source.type), hint);
}

int DatamodelReader::modelNamed(const QString &name) const
{
    for (size_t i = 0; i < m_document.models.size(); ++i) {
        if (m_document.models.at(i).name == name)
            return int(i);
    }
    return -1;
}

bool DatamodelReader::isEnum(const QString &name) const
{
    return std::any_of(m_document.enums.begin(), m_document.enums.end(),
                       [&](const Enum &each) { return each.name == name; });
}

} // namespace

Result<Datamodel> readDatamodel(const QList<SourceFile> &files)
{
    Problems problems;
    const Document document = parse(files, problems);
    if (!problems.isEmpty())
        return failure(problems.error(files));
    Datamodel read = DatamodelReader(document, problems).read();
    checkNames(read, document, problems);
    if (problems.isEmpty())
        checkIndexes(read, problems);
    if (problems.isEmpty())
        read.relations = relationsOf(read.models, problems);
    if (problems.isEmpty())
        checkRelations(read, problems);
    if (problems.isEmpty())
        checkConstraintNames(read, problems);
    if (!problems.isEmpty())
        return failure(problems.error(files));
    return read;
}

} // namespace catalpa::prisma
