// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspection.h"
#include "columns.h"
#include "ui/contrast.h"
#include "ui/widgets/text/mnemonics.h"

#include <QtCore/QMap>
#include <QtGui/QAccessible>
#include <QtGui/QKeySequence>
#include <QtGui/QScreen>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

using test::contrast;

constexpr double textContrast = 4.5;
constexpr double edgeContrast = 3.0;

QString named(const QWidget &widget)
{
    return u"%1 %2"_s.arg(QString::fromLatin1(widget.metaObject()->className()).section(u':', -1), widget.objectName());
}

//! What a person can touch, without the parts that Qt builds its controls of.
bool isControl(const QWidget &widget)
{
    const bool isTouched = qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractItemView *>(&widget)
        || qobject_cast<const QPlainTextEdit *>(&widget);
    return isTouched && widget.isVisible() && !widget.objectName().startsWith("qt_"_L1)
        && !widget.inherits("QTableCornerButton") && !widget.inherits("QHeaderView")
        && !qobject_cast<const QLineEdit *>(widget.parentWidget())
        && !qobject_cast<const QComboBox *>(widget.parentWidget());
}

QList<const QWidget *> widgetsOf(const QWidget &window)
{
    QList<const QWidget *> widgets;
    const QList<QWidget *> all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (widget->window() == &window && widget->isVisible())
            widgets += widget;
    }
    return widgets;
}

//! The area that scrolls around a widget, which may be a part of it.
const QAbstractScrollArea *areaAround(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent && !parent->isWindow();
         parent = parent->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
            area && area->viewport() == parent)
            return area;
    }
    return nullptr;
}

QStringList outsideOfScreen(const QWidget &window)
{
    const QSize room = window.screen()->availableSize();
    if (window.width() <= room.width() && window.height() <= room.height())
        return {};
    return {u"is %1×%2 on a screen of %3×%4"_s.arg(window.width())
                .arg(window.height())
                .arg(room.width())
                .arg(room.height())};
}

QStringList outOfReach(const QWidget &window)
{
    QStringList findings;
    for (const QWidget *widget : widgetsOf(window)) {
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        if (isControl(*widget) && !areaAround(*widget) && !window.rect().contains(place))
            findings += u"%1 is out of reach"_s.arg(named(*widget));
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && !label->wordWrap() && !label->text().isEmpty() && label->pixmap().isNull()
            && label->sizeHint().width() > label->width() + 1 && label->toolTip().isEmpty())
            findings += u"%1 is cut: \"%2\""_s.arg(named(*label), label->text().left(60));
    }
    return findings;
}

//! The part of the picture where a widget is drawn, without what is cut off.
QImage drawn(const QWidget &window, const QImage &picture, const QWidget &widget, const QRect &inside)
{
    const QRect seen = widget.visibleRegion().boundingRect() & inside;
    const QRect place(widget.mapTo(&window, seen.topLeft()), seen.size());
    const double scale = picture.devicePixelRatio();
    return picture.copy(
        QRectF(place.x() * scale, place.y() * scale, place.width() * scale, place.height() * scale).toAlignedRect());
}

//! The most frequent colour, and the contrast of what differs most from it.
double contrastIn(const QImage &part)
{
    QHash<QRgb, int> colours;
    for (int y = 0; y < part.height(); ++y) {
        for (int x = 0; x < part.width(); ++x)
            ++colours[part.pixel(x, y)];
    }
    QRgb ground = 0;
    int most = 0;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour) {
        if (colour.value() > most) {
            most = colour.value();
            ground = colour.key();
        }
    }
    double highest = 1;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour)
        highest = std::max(highest, contrast(QColor(colour.key()), QColor(ground)));
    return highest;
}

QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return ui::readLabel(button->text());
    if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        return line->text().isEmpty() ? line->placeholderText() : line->text();
    return {};
}

//! What Qt fades in, such as the button that clears a line, when there is something to clear.
bool isFadedOut(const QWidget &widget)
{
    const QVariant opacity = widget.property("opacity");
    return opacity.isValid() && qFuzzyIsNull(opacity.toDouble());
}

QStringList faintTexts(const QWidget &window, const QImage &picture)
{
    QStringList findings;
    for (const QWidget *widget : widgetsOf(window)) {
        const QString text = textOf(*widget).trimmed();
        const int seen = widget->visibleRegion().boundingRect().height(); // Less where something scrolls.
        if (text.isEmpty() || !widget->isEnabled() || isFadedOut(*widget) || seen < widget->fontMetrics().lineSpacing())
            continue;
        const double found = contrastIn(drawn(window, picture, *widget, widget->rect().adjusted(4, 4, -4, -4)));
        if (found < textContrast)
            findings += u"%1 \"%2\" has %3:1"_s.arg(named(*widget), text.left(40)).arg(found, 0, 'f', 2);
    }
    return findings;
}

//! Along a line that goes in from the left, there is an edge.
QStringList faintEdges(const QWidget &window, const QImage &picture)
{
    QStringList findings;
    for (const QWidget *widget : widgetsOf(window)) {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool isTyped = (qobject_cast<const QLineEdit *>(widget)
                              && !qobject_cast<const QComboBox *>(widget->parentWidget()) // Which has the edge.
                              && !qobject_cast<const QAbstractItemView *>(
                                  widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr))
            || qobject_cast<const QComboBox *>(widget);
        const bool isTicked = qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget);
        if ((!button && !isTyped && !isTicked) || !widget->isEnabled()
            || (button && (button->isFlat() || button->property("joined").toBool()))
            || widget->visibleRegion().boundingRect() != widget->rect())
            continue;
        const QRect line(0, widget->height() / 2, isTicked ? 18 : 4, 1);
        const QImage part = drawn(window, picture, *widget, line);
        const QPoint beside = widget->mapTo(&window, QPoint(-2, widget->height() / 2));
        double found = contrastIn(part);
        if (window.rect().contains(beside)) {
            const QColor ground = picture.pixelColor(beside * picture.devicePixelRatio());
            for (int x = 0; x < part.width(); ++x)
                found = std::max(found, contrast(part.pixelColor(x, 0), ground));
        }
        if (found < edgeContrast)
            findings += u"The edge of %1 has %2:1"_s.arg(named(*widget)).arg(found, 0, 'f', 2);
    }
    return findings;
}

QStringList unheard(const QWidget &window)
{
    QStringList findings;
    for (const QWidget *widget : widgetsOf(window)) {
        if (!isControl(*widget))
            continue;
        const auto *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QString name = spoken ? spoken->text(QAccessible::Name) : QString();
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString seen = button ? ui::readLabel(button->text()).remove(u'…').trimmed() : QString();
        if (name.isEmpty())
            findings += u"%1 has no name"_s.arg(named(*widget));
        else if (!name.contains(seen, Qt::CaseInsensitive))
            findings += u"%1 is heard as \"%2\" and seen as \"%3\""_s.arg(named(*widget), name, seen);
    }
    return findings;
}

QStringList sharedLetters(const QWidget &window)
{
    QStringList findings;
    QMap<QString, QString> taken;
    for (const QWidget *widget : widgetsOf(window)) {
        const QString text = widget->property("text").toString();
        if (qobject_cast<const QLineEdit *>(widget) || !text.contains(u'&'))
            continue;
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (!letter.isEmpty() && taken.contains(letter))
            findings += u"%1 is for %2 and %3"_s.arg(letter, taken.value(letter), text);
        taken.insert(letter, text);
    }
    return findings;
}

QStringList severalPrimaries(const QWidget &window)
{
    QStringList primaries;
    for (const QWidget *widget : widgetsOf(window)) {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool isPrimary = button
            && (button->isDefault() || (button->property("primary").toBool() && !button->property("joined").toBool()));
        if (isPrimary && button->isEnabled())
            primaries += button->objectName();
    }
    return primaries.size() > 1 ? QStringList{u"has several primary buttons: %1"_s.arg(primaries.join(u", "_s))}
                                : QStringList();
}

//! Whether the second of two widgets stands before the first one, looked at from what holds both.
bool goesBack(const QWidget &first, const QWidget &second)
{
    QList<const QWidget *> around;
    for (const QWidget *each = &first; each; each = each->parentWidget())
        around.prepend(each);
    const QWidget *common = &second;
    const QWidget *to = &second;
    while (common && !around.contains(common)) {
        to = common;
        common = common->parentWidget();
    }
    if (!common || common == &second || common == &first)
        return false;
    const QWidget *from = around.value(around.indexOf(common) + 1);
    const QRect before(from->mapTo(common, QPoint()), from->size());
    const QRect behind(to->mapTo(common, QPoint()), to->size());
    const bool isAbove = behind.bottom() <= before.top() + 2;
    const bool isBeside = behind.top() < before.bottom() && before.top() < behind.bottom();
    return isAbove || (isBeside && behind.right() <= before.left() + 2);
}

QStringList wrongOrder(const QWidget &window)
{
    QStringList findings;
    QList<const QWidget *> chain;
    const QWidget *each = &window;
    do {
        const auto *button = qobject_cast<const QAbstractButton *>(each);
        const bool isOneOfSeveral = button && button->autoExclusive() && !button->isChecked();
        if ((each->focusPolicy() & Qt::TabFocus) && each->isVisible() && each->isEnabled() && each->window() == &window
            && !each->focusProxy() && !isOneOfSeveral)
            chain += each;
        each = each->nextInFocusChain();
    } while (each != &window);
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const QWidget *next = chain.at((i + 1) % chain.size());
        if (goesBack(*chain.at(i), *next))
            findings += u"Tab goes back from %1 to %2"_s.arg(named(*chain.at(i)), named(*next));
    }
    // The chain is a ring, and begins anywhere: once it goes back to its beginning.
    return findings.size() > 1 ? findings : QStringList();
}

} // namespace

QStringList inspect(const QWidget &window, const QImage &picture)
{
    return crookedColumns(window, picture) + outsideOfScreen(window) + outOfReach(window) + faintTexts(window, picture)
        + faintEdges(window, picture) + unheard(window) + sharedLetters(window) + severalPrimaries(window)
        + wrongOrder(window);
}

} // namespace catalpa::gallery
