// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/takefieldsdialog.h"

#include "ui/table/rowticks.h"
#include "ui/widgets/theme.h"
#include "ui_takefieldsdialog.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace catalpa::ui {
namespace {

class FieldDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                     const QModelIndex &index) override
    {
        return changesTickOfRow(*event, Click::Ticks, *model, index);
    }
};

} // namespace

TakeFieldsDialog::TakeFieldsDialog(const Book &book, const exchange::IncomingBook &found, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TakeFieldsDialog>())
    , m_choices(new FieldChoices(book, found, this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->fieldTable->setModel(m_choices);
    m_ui->fieldTable->setItemDelegate(new FieldDelegate(this));
    arrange(book.title);
    connect(m_choices, &FieldChoices::ticksChanged, this, &TakeFieldsDialog::update);
    connect(m_ui->cancelFieldsButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->takeButton, &QPushButton::clicked, this, [this] {
        Q_EMIT taken(m_choices->edit());
        accept();
    });
    if (m_choices->rowCount() == 0)
        m_ui->explanation->setText(tr("The record that was found holds nothing that this book does not have already."));
    m_ui->fieldTable->selectRow(0);
    m_ui->fieldTable->setFocus();
    update();
}

TakeFieldsDialog::~TakeFieldsDialog() = default;

void TakeFieldsDialog::arrange(const QString &title)
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    theme::makeSection(m_ui->heading);
    m_ui->heading->setText(title.left(200));
    m_ui->explanation->setForegroundRole(QPalette::PlaceholderText);
    QHeaderView *header = m_ui->fieldTable->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(FieldChoices::Field, QHeaderView::ResizeToContents);
    m_ui->fieldTable->verticalHeader()->hide();
    m_ui->fieldTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    resize(110 * fontMetrics().averageCharWidth(), 24 * fontMetrics().lineSpacing());
}

void TakeFieldsDialog::update()
{
    m_ui->takeButton->setEnabled(m_choices->ticked() > 0);
}

} // namespace catalpa::ui
