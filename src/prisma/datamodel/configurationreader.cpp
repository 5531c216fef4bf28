// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/configurationreader.h"

#include "base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using ExpressionKind = Expression::Kind;

QStringList textsOf(const Expression &list, Problems &problems)
{
    QStringList texts;
    if (list.kind == ExpressionKind::String)
        return {list.text};
    if (list.kind != ExpressionKind::Array)
        problems.add(list.place, Text::tr("This has to be a list of texts."), Text::tr("Write [\"one\", \"other\"]."));
    for (const Argument &element : list.arguments) {
        if (element.value.kind == ExpressionKind::String)
            texts += element.value.text;
        else
            problems.add(element.value.place, Text::tr("This has to be a text."), Text::tr("Put it into quotes."));
    }
    return texts;
}

ExtensionDefinition extensionOf(const Expression &element, Problems &problems)
{
    ExtensionDefinition extension{element.text};
    if (element.kind != ExpressionKind::Constant && element.kind != ExpressionKind::Function)
        problems.add(element.place, Text::tr("This is no extension."), Text::tr("Write its name without quotes."));
    for (const Argument &argument : element.arguments) {
        if (argument.name == u"map")
            extension.map = argument.value.text;
        else if (argument.name == u"schema")
            extension.schema = argument.value.text;
        else if (argument.name == u"version")
            extension.version = argument.value.text;
        else
            problems.add(argument.place, Text::tr("An extension takes map, schema and version."));
    }
    return extension;
}

QString variableOf(const Expression &value)
{
    const bool isVariable =
        value.kind == ExpressionKind::Function && value.text == u"env" && value.arguments.size() == 1;
    return isVariable ? value.arguments.front().value.text : QString();
}

void readExtensions(Configuration &configuration, const Expression &list, Problems &problems)
{
    for (const Argument &element : list.arguments)
        configuration.extensions += extensionOf(element.value, problems);
    std::sort(configuration.extensions.begin(), configuration.extensions.end(),
              [](const ExtensionDefinition &one, const ExtensionDefinition &other) { return one.name < other.name; });
}

void readProperty(Configuration &configuration, const Argument &property, Problems &problems)
{
    const Expression &value = property.value;
    static const QStringList passedOver{u"shadowDatabaseUrl"_s, u"referentialIntegrity"_s};
    if (property.name == u"provider") {
        if (value.text != u"postgresql" && value.text != u"postgres")
            problems.add(value.place,
                         Text::tr("This schema is for “%1”, and Catalpa knows PostgreSQL only.").arg(value.text));
    } else if (property.name == u"url") {
        configuration.urlVariable = variableOf(value);
        configuration.url = value.kind == ExpressionKind::String ? value.text : QString();
    } else if (property.name == u"directUrl") {
        configuration.directUrlVariable = variableOf(value);
    } else if (property.name == u"schemas") {
        configuration.schemas = textsOf(value, problems);
        configuration.schemas.sort();
        if (configuration.schemas.isEmpty() || configuration.schemas.removeDuplicates() > 0)
            problems.add(value.place, Text::tr("The list of schemas is empty, or one is there twice."));
    } else if (property.name == u"relationMode") {
        configuration.hasForeignKeys = value.text != u"prisma";
        if (value.text != u"prisma" && value.text != u"foreignKeys")
            problems.add(value.place, Text::tr("There is no relation mode “%1”.").arg(value.text),
                         Text::tr("Take foreignKeys or prisma."));
    } else if (property.name == u"extensions") {
        readExtensions(configuration, value, problems);
    } else if (!passedOver.contains(property.name)) {
        problems.add(property.place, Text::tr("A datasource has no property “%1”.").arg(property.name));
    }
}

void readDatasource(Configuration &configuration, const Block &block, Problems &problems)
{
    if (!configuration.datasource.isEmpty())
        return problems.add(block.place, Text::tr("There is a second datasource."), Text::tr("Leave one out."));
    configuration.datasource = block.name;
    bool hasProvider = false;
    for (const Argument &property : block.properties) {
        readProperty(configuration, property, problems);
        hasProvider |= property.name == u"provider";
    }
    if (!hasProvider)
        problems.add(block.place, Text::tr("The datasource does not say what its database is."),
                     Text::tr("Write provider = \"postgresql\"."));
}

void readGenerator(Configuration &configuration, const Block &block, Problems &problems)
{
    for (const Argument &property : block.properties) {
        if (property.name != u"previewFeatures")
            continue;
        const QStringList features = textsOf(property.value, problems);
        configuration.hasPartialIndexes |= features.contains(u"partialIndexes"_s);
        configuration.hasViews |= features.contains(u"views"_s);
        configuration.hasExtensions |= features.contains(u"postgresqlExtensions"_s);
    }
}

} // namespace

Configuration readConfiguration(const Document &document, Problems &problems)
{
    Configuration configuration;
    for (const Block &block : document.blocks) {
        if (block.kind == u"datasource")
            readDatasource(configuration, block, problems);
        else
            readGenerator(configuration, block, problems);
    }
    if (configuration.datasource.isEmpty())
        problems.add({}, Text::tr("The schema has no datasource."),
                     Text::tr("Begin it with datasource db { provider = \"postgresql\" }, on three lines."));
    if (!configuration.extensions.isEmpty() && !configuration.hasExtensions)
        problems.add({}, Text::tr("Extensions in a datasource are a preview feature of Prisma."),
                     Text::tr("Add previewFeatures = [\"postgresqlExtensions\"] to a generator."));
    return configuration;
}

} // namespace catalpa::prisma
