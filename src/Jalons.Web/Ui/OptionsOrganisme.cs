using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Ui;

/// <summary>Choices about organismes that several pages offer.</summary>
public static class OptionsOrganisme
{
    /// <summary>Kinds of organisme.</summary>
    public static IReadOnlyList<SelectListItem> Categories { get; } =
        [.. Enum.GetValues<CategorieOrganisme>().Select(categorie => new SelectListItem(categorie.Libelle(), categorie.ToString()))];
}
