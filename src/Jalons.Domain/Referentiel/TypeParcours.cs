namespace Jalons.Domain.Referentiel;

/// <summary>The three parcours of the law of 18 December 2023 (CASF L262-29; <c>references/regles-juridiques.md</c> B4).</summary>
public enum TypeParcours
{
    /// <summary>Towards employment: the person can work or train now.</summary>
    Emploi,

    /// <summary>Social and professional needs handled together.</summary>
    SocioProfessionnel,

    /// <summary>Difficulties (housing, health, family…) come first for a while.</summary>
    Social,
}

/// <summary>Words people read for a <see cref="TypeParcours"/>.</summary>
public static class LibellesParcours
{
    /// <summary>Label of the parcours, lower case.</summary>
    public static string Libelle(this TypeParcours type) => type switch
    {
        TypeParcours.Emploi => "emploi",
        TypeParcours.SocioProfessionnel => "socio-professionnel",
        TypeParcours.Social => "social",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
