// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/commandpalette.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/palette/recordfinder.h"
#include "ui/table/roomydelegate.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"
#include "wording/celltext.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int linesOfPage = 8; // Lines that PageUp and PageDown go.

//! How well a command fits: 0 when its name begins with what is typed, 1 when a word of it does, 2 when it is somewhere
//! in it or in its menu, none when it is not.
std::optional<int> fit(const MenuCommand &command, const QStringList &words)
{
    const QString name = readLabel(command.action->text());
    const QString all = u"%1 %2"_s.arg(command.path, name);
    const bool fits = std::all_of(words.cbegin(), words.cend(),
                                  [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    if (!fits)
        return std::nullopt;
    if (words.isEmpty() || name.startsWith(words.first(), Qt::CaseInsensitive))
        return 0;
    return name.contains(u' ' + words.first(), Qt::CaseInsensitive) ? 1 : 2;
}

} // namespace

CommandPalette::CommandPalette(const QList<MenuCommand> &commands, CataloguePage *page, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_line(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_state(new PlainLabel(this))
{
    arrange();
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::show);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CommandPalette::tellCurrent);
    if (page)
        findRecords(*page);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::tellSearch); // Behind those that search.
    show(QString());
    tellSearch();
}

void CommandPalette::arrange()
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("helpPage", u"keyboard"_s);
    setWindowTitle(tr("Commands and records"));
    m_line->setObjectName(u"paletteEdit"_s);
    m_line->setAccessibleName(tr("Find a command, an author or a book"));
    m_line->setPlaceholderText(m_line->accessibleName());
    m_line->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands and records"));
    m_list->setFocusPolicy(Qt::NoFocus); // The line has the keys.
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setProperty("textInset", theme::cellPadding + 2); // Below what is typed, which has that margin.
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->hide();
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    const int step = theme::step(this);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step);
    rows->setSpacing(2 * step);
    rows->addWidget(m_line);
    rows->addWidget(m_list);
    rows->addWidget(m_state);
    m_state->setObjectName(u"paletteState"_s);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setWordWrap(true);
    resize(84 * fontMetrics().averageCharWidth(), 24 * fontMetrics().lineSpacing());
}

void CommandPalette::findRecords(CataloguePage &page)
{
    m_finder = new RecordFinder(page.authorStore(), page.bookStore(), this);
    connect(m_line, &QLineEdit::textChanged, m_finder, &RecordFinder::seek);
    connect(&page, &QObject::destroyed, this, [this] {
        m_finder->seek({}); // What it asks goes with the page.
        close();
    });
    connect(m_finder, &RecordFinder::answered, this, &CommandPalette::tellSearch);
    const QPointer<CataloguePage> there(&page); // It may go while a command of the palette runs.
    connect(m_finder, &RecordFinder::authorsFound, this, [this, there](const QList<Author> &authors) {
        for (const Author &author : authors) {
            add(author.name, tr("Author"), [there, id = author.id] {
                if (there)
                    there->showAuthor(id);
            });
        }
    });
    connect(m_finder, &RecordFinder::booksFound, this, [this, there](const QList<Book> &books) {
        for (const Book &book : books) {
            add(book.title, tr("Book by %1").arg(shortened(book.authorName, 60)), [there, id = book.id] {
                if (there)
                    there->showBook(id);
            });
        }
    });
}

void CommandPalette::tellSearch()
{
    if (m_finder && m_finder->isSeeking())
        m_state->setText(tr("Looking for authors and books…"));
    else if (m_finder && m_finder->error())
        m_state->setText(tr("Authors and books could not be looked for. %1").arg(m_finder->error()->message));
    else
        m_state->setText(m_acts.isEmpty() ? tr("Nothing found") : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    tellCurrent();
}

void CommandPalette::show(const QString &text)
{
    m_list->clear();
    m_acts.clear();
    showCommands(text.split(u' ', Qt::SkipEmptyParts));
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::showCommands(const QStringList &words)
{
    QList<std::pair<int, qsizetype>> fitting;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const QAction *action = m_commands.at(i).action;
        if (!action || !action->isEnabled())
            continue;
        if (const auto how = fit(m_commands.at(i), words))
            fitting += {*how, i};
    }
    std::sort(fitting.begin(), fitting.end());
    for (const auto &[how, i] : std::as_const(fitting)) {
        const MenuCommand &command = m_commands.at(i);
        const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
        add(readLabel(command.action->text()), keys.isEmpty() ? command.path : u"%1  %2"_s.arg(command.path, keys),
            [action = command.action] {
                if (action)
                    action->trigger();
            });
    }
}

QTreeWidgetItem *CommandPalette::add(const QString &text, const QString &note, Act act)
{
    constexpr int longestShown = 200;
    const QString line = text.left(longestShown).simplified();
    auto *item = new QTreeWidgetItem(m_list, {line, note.left(longestShown)});
    item->setToolTip(0, line);
    item->setData(0, Qt::AccessibleTextRole, u"%1, %2"_s.arg(line, note));
    m_acts += std::move(act);
    if (!m_list->currentItem())
        m_list->setCurrentItem(item);
    return item;
}

void CommandPalette::move(int step)
{
    const int now = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->setCurrentItem(m_list->topLevelItem(std::clamp(now + step, 0, m_list->topLevelItemCount() - 1)));
}

//! The keys stay in the line: what they choose in the list is told as its description.
void CommandPalette::tellCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    m_line->setAccessibleDescription(item ? item->data(0, Qt::AccessibleTextRole).toString() : m_state->text());
}

void CommandPalette::run()
{
    const int chosen = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (chosen < 0)
        return;
    const Act act = m_acts.at(chosen);
    accept();
    act(); // After the focus is back where it was.
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        return move(1), true;
    case Qt::Key_Up:
        return move(-1), true;
    case Qt::Key_PageDown:
        return move(linesOfPage), true;
    case Qt::Key_PageUp:
        return move(-linesOfPage), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return run(), true;
    default:
        return false;
    }
}

} // namespace catalpa::ui
