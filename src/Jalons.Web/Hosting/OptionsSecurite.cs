namespace Jalons.Web.Hosting;

/// <summary>Settings of the installation's security (section <c>Jalons</c> of the configuration).</summary>
public sealed class OptionsSecurite
{
    /// <summary>The key of <see cref="SecondFacteur"/> in the configuration.</summary>
    public const string CleSecondFacteur = "Jalons:SecondFacteur";

    /// <summary>Whether professionals must have a second factor; only the demonstration relaxes it.</summary>
    public SecondFacteur SecondFacteur { get; set; } = SecondFacteur.Obligatoire;
}

/// <summary>What is asked of professionals beside their password.</summary>
public enum SecondFacteur
{
    /// <summary>A code of six digits, always.</summary>
    Obligatoire,

    /// <summary>A code only for those who have chosen it: the demonstration.</summary>
    Facultatif,
}
