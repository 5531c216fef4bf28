// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStack>
#include <QtCore/QXmlStreamReader>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

struct FormWidget {
    QString kind; //!< Its class; for a promoted widget the Qt class that it extends.
    QString name;
    int line = 0;
    QHash<QString, QString> properties; //!< What they are set to, as text.
};

//! What a promoted class extends, from <customwidgets>.
QHash<QString, QString> promotions(const QString &form)
{
    static const QRegularExpression promotion(uR"(<class>(\w+)</class>\s*<extends>(\w+)</extends>)"_s);
    QHash<QString, QString> result;
    auto matches = promotion.globalMatch(form);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result.insert(match.captured(1), match.captured(2));
    }
    return result;
}

QList<FormWidget> widgetsOf(const QString &form)
{
    const QHash<QString, QString> base = promotions(form);
    QList<FormWidget> widgets;
    QStack<qsizetype> open;
    QXmlStreamReader xml(form);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"widget"_s) {
            const QString kind = xml.attributes().value(u"class"_s).toString();
            open.push(widgets.size());
            widgets.append({base.value(kind, kind),
                            xml.attributes().value(u"name"_s).toString(),
                            static_cast<int>(xml.lineNumber()),
                            {}});
        } else if (xml.isEndElement() && xml.name() == u"widget"_s) {
            open.pop();
        } else if (xml.isStartElement() && xml.name() == u"property"_s && !open.isEmpty()) {
            const QString name = xml.attributes().value(u"name"_s).toString();
            const QString value = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            widgets[open.top()].properties.insert(name, value);
        }
    }
    return widgets;
}

//! True of what a person types into, chooses from or presses.
bool canBeTouched(const FormWidget &widget)
{
    static const QRegularExpression kind(
        u"^Q(\\w*Button|CheckBox|\\w*ComboBox|\\w*Edit|TextBrowser|\\w*SpinBox|\\w*Slider|Dial|ListView|ListWidget|"
        "TableView|TableWidget|TreeView|TreeWidget|ColumnView|TabWidget|TabBar|CalendarWidget)$"_s);
    return widget.kind.contains(kind);
}

QList<Offence> everyControlIsNamed(const SourceFile &file)
{
    if (!file.isForm())
        return {};
    static const QRegularExpression number(u"_\\d+$"_s);
    QList<Offence> offences;
    const QList<FormWidget> widgets = widgetsOf(file.text);
    for (const FormWidget &widget : widgets) {
        if (!canBeTouched(widget))
            continue;
        QString given = widget.name;
        given.remove(number);
        if (given.isEmpty() || given.compare(widget.kind.mid(1), Qt::CaseInsensitive) == 0)
            offences.append({file.path, widget.line, u"%1 \"%2\" has Designer's name"_s.arg(widget.kind, widget.name)});
        if (!widget.properties.contains(u"accessibleName"_s))
            offences.append(
                {file.path, widget.line, u"%1 \"%2\" has no accessibleName"_s.arg(widget.kind, widget.name)});
    }
    return offences;
}

QList<Offence> formsHaveNoColours(const SourceFile &file)
{
    QList<Offence> offences;
    if (!file.isForm())
        return offences;
    const QList<FormWidget> widgets = widgetsOf(file.text);
    for (const FormWidget &widget : widgets) {
        for (const QString &property : {u"styleSheet"_s, u"palette"_s}) {
            if (widget.properties.contains(property))
                offences.append({file.path, widget.line, u"\"%1\" sets its %2"_s.arg(widget.name, property)});
        }
    }
    return offences;
}

QList<Offence> labelsShowPlainText(const SourceFile &file)
{
    QList<Offence> offences;
    if (!file.isForm())
        return offences;
    const QList<FormWidget> widgets = widgetsOf(file.text);
    for (const FormWidget &widget : widgets) {
        if (widget.kind == u"QLabel"_s && widget.properties.value(u"textFormat"_s) != u"Qt::PlainText"_s)
            offences.append({file.path, widget.line, u"\"%1\" takes its text for markup"_s.arg(widget.name)});
    }
    return offences;
}

SourceFile formWith(const QString &name, const QString &property)
{
    return {u"forms/a.ui"_s,
            u"<ui>\n<widget class=\"QWidget\" name=\"Page\">\n<widget class=\"SearchField\" name=\"%1\">\n"
            "<property name=\"%2\"><string>Search</string></property>\n</widget>\n</widget>\n"
            "<customwidgets><customwidget><class>SearchField</class><extends>QLineEdit</extends></customwidget>"
            "</customwidgets>\n</ui>\n"_s.arg(name, property)};
}

SourceFile labelWith(const QString &format)
{
    return {u"forms/a.ui"_s,
            u"<ui>\n<widget class=\"QLabel\" name=\"sentence\">\n"
            "<property name=\"textFormat\"><enum>%1</enum></property>\n</widget>\n</ui>\n"_s.arg(format)};
}

} // namespace

QList<HouseRule> formRules()
{
    return {
        {u"everyControlHasAName"_s, u"What a person can touch has an objectName of its own and an accessibleName."_s,
         everyControlIsNamed, formWith(u"lineEdit_2"_s, u"text"_s), formWith(u"searchField"_s, u"accessibleName"_s)},

        {u"formsHoldStructureOnly"_s, u"Forms set no style sheet and no palette: the theme does."_s, formsHaveNoColours,
         formWith(u"searchField"_s, u"styleSheet"_s), formWith(u"searchField"_s, u"accessibleName"_s)},

        {u"labelsOfFormsShowPlainText"_s,
         u"A label of a form has the text format Qt::PlainText: what comes from a database, a file or a person is "
         "never markup."_s,
         labelsShowPlainText, labelWith(u"Qt::AutoText"_s), labelWith(u"Qt::PlainText"_s)},
    };
}

} // namespace catalpa::lint
